#include "train/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.hpp"

namespace gwanje::demo {

namespace {

// y += a x, over n numbers: the compiler turns it into vector instructions.
template <class Real>
void add_scaled(const Real* x, Real a, Real* y, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) y[i] += a * x[i];
}

// The sum of products in eight independent parts, so that the order of additions is fixed and still fits vectors.
template <class Real>
Real dot(const Real* x, const Real* y, std::size_t n) {
    constexpr std::size_t lanes = 8;
    std::array<Real, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += x[i + lane] * y[i + lane];
    Real sum = 0;
    for (const Real part : sums) sum += part;
    for (; i < n; ++i) sum += x[i] * y[i];
    return sum;
}

}  // namespace

template <class Real>
Network<Real>::Network(const Shape& shape, std::vector<Real> parameters)
    : shape_(shape),
      parameters_(std::move(parameters)),
      input_(shape.inputs()),
      hidden_(shape.hidden),
      output_(shape.symbols),
      hidden_gradient_(shape.hidden) {
    GWANJE_CHECK(parameters_.size() == shape_.parameters());
}

// Deviations that keep the sums at about one (Glorot, Bengio, AISTATS 2010); biases begin at zero.
template <class Real>
Network<Real>::Network(const Shape& shape, Random& random) : Network(shape, std::vector<Real>(shape.parameters())) {
    const auto fill = [&](std::uint64_t first, std::uint64_t last, double deviation) {
        for (std::uint64_t i = first; i < last; ++i) parameters_[i] = static_cast<Real>(random.normal(0, deviation));
    };
    constexpr double embedding_deviation = 0.5;
    fill(0, shape.first_weights(), embedding_deviation);
    fill(shape.first_weights(), shape.first_bias(), 1.0 / std::sqrt(static_cast<double>(shape.inputs())));
    fill(shape.second_weights(), shape.second_bias(), 1.0 / std::sqrt(static_cast<double>(shape.hidden)));
}

template <class Real>
const std::vector<Real>& Network<Real>::predict(std::span<const std::uint8_t> context) {
    const Real* const all = parameters_.data();
    for (std::size_t place = 0; place < shape_.context; ++place)
        std::copy_n(all + context[place] * shape_.embedding, shape_.embedding,
                    input_.begin() + static_cast<std::ptrdiff_t>(place * shape_.embedding));
    std::copy_n(all + shape_.first_bias(), shape_.hidden, hidden_.begin());
    for (std::size_t i = 0; i < shape_.inputs(); ++i)
        add_scaled(all + shape_.first_weights() + i * shape_.hidden, input_[i], hidden_.data(), shape_.hidden);
    for (Real& one : hidden_) one = std::tanh(one);
    std::copy_n(all + shape_.second_bias(), shape_.symbols, output_.begin());
    for (std::size_t i = 0; i < shape_.hidden; ++i)
        add_scaled(all + shape_.second_weights() + i * shape_.symbols, hidden_[i], output_.data(), shape_.symbols);
    // Softmax; the greatest is taken off first, so that no power overflows.
    const Real greatest = *std::max_element(output_.begin(), output_.end());
    Real sum = 0;
    for (Real& one : output_) sum += one = std::exp(one - greatest);
    for (Real& one : output_) one /= sum;
    return output_;
}

template <class Real>
double Network<Real>::loss(std::span<const std::uint8_t> context, std::uint8_t next) {
    constexpr double least = 1e-30;  // of a float's probability that was rounded to nothing
    return -std::log(std::max(static_cast<double>(predict(context)[next]), least));
}

template <class Real>
double Network<Real>::learn(std::span<const std::uint8_t> context, std::uint8_t next, std::vector<Real>& gradient) {
    const double loss_here = loss(context, next);
    output_[next] -= 1;  // the gradient of the loss by the softmax's inputs
    const Real* const all = parameters_.data();
    Real* const to = gradient.data();
    add_scaled(output_.data(), Real{1}, to + shape_.second_bias(), shape_.symbols);
    for (std::size_t i = 0; i < shape_.hidden; ++i) {
        const std::uint64_t row = shape_.second_weights() + i * shape_.symbols;
        add_scaled(output_.data(), hidden_[i], to + row, shape_.symbols);
        hidden_gradient_[i] = dot(all + row, output_.data(), shape_.symbols) * (1 - hidden_[i] * hidden_[i]);
    }
    add_scaled(hidden_gradient_.data(), Real{1}, to + shape_.first_bias(), shape_.hidden);
    for (std::size_t i = 0; i < shape_.inputs(); ++i) {
        const std::uint64_t row = shape_.first_weights() + i * shape_.hidden;
        add_scaled(hidden_gradient_.data(), input_[i], to + row, shape_.hidden);
        const std::size_t place = i / shape_.embedding;
        to[context[place] * shape_.embedding + i % shape_.embedding] +=
            dot(all + row, hidden_gradient_.data(), shape_.hidden);
    }
    return loss_here;
}

template class Network<float>;
template class Network<double>;

}  // namespace gwanje::demo
