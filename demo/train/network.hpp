// A small language model: from the last characters to the probability of each next one.
//
//   x = the embeddings of the last `context` characters, one after another
//   h = tanh(W1 x + b1)
//   p = softmax(W2 h + b2)
//
// (Bengio, Ducharme, Vincent, Jauvin, "A neural probabilistic language model", JMLR 3, 2003.) The gradient is written
// by hand. `Real` is float for training, double where the gradient is checked against differences.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"
#include "base/record.hpp"

namespace gwanje::demo {

struct Shape {
    std::uint64_t symbols = 0;
    std::uint64_t context = 16;
    std::uint64_t embedding = 16;
    std::uint64_t hidden = 128;

    [[nodiscard]] std::uint64_t inputs() const { return context * embedding; }
    // Where each part begins in the list of all parameters.
    [[nodiscard]] std::uint64_t first_weights() const { return symbols * embedding; }
    [[nodiscard]] std::uint64_t first_bias() const { return first_weights() + inputs() * hidden; }
    [[nodiscard]] std::uint64_t second_weights() const { return first_bias() + hidden; }
    [[nodiscard]] std::uint64_t second_bias() const { return second_weights() + hidden * symbols; }
    [[nodiscard]] std::uint64_t parameters() const { return second_bias() + symbols; }
    GWANJE_RECORD(Shape, symbols, context, embedding, hidden)
};

template <class Real>
class Network {
public:
    Network(const Shape& shape, Random& random);
    Network(const Shape& shape, std::vector<Real> parameters);

    [[nodiscard]] const Shape& shape() const { return shape_; }
    [[nodiscard]] std::vector<Real>& parameters() { return parameters_; }
    [[nodiscard]] const std::vector<Real>& parameters() const { return parameters_; }

    /// −ln of the probability that the model gives to `next` after `context` (nats).
    [[nodiscard]] double loss(std::span<const std::uint8_t> context, std::uint8_t next);
    /// The same, and adds the gradient of it to `gradient`.
    double learn(std::span<const std::uint8_t> context, std::uint8_t next, std::vector<Real>& gradient);
    /// The probability of each symbol after `context`; valid until the next call.
    [[nodiscard]] const std::vector<Real>& predict(std::span<const std::uint8_t> context);

private:
    Shape shape_;
    std::vector<Real> parameters_;
    // Of the last forward pass, kept to avoid making them anew for each character.
    std::vector<Real> input_;
    std::vector<Real> hidden_;
    std::vector<Real> output_;
    std::vector<Real> hidden_gradient_;
};

extern template class Network<float>;
extern template class Network<double>;

}  // namespace gwanje::demo
