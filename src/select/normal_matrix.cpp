#include "select/normal_matrix.hpp"

#include <algorithm>
#include <cmath>

namespace gwanje::select {
namespace {

/// Keeps a factor finite where rows are (nearly) dependent; the pivot's unknown then does not move.
constexpr double smallest_pivot = 1e-13;
constexpr double huge_pivot = 1e64;

double safe_root(double pivot, double size) {
    return pivot > smallest_pivot * size && pivot > 1e-300 ? std::sqrt(pivot) : huge_pivot;
}

/// Lower Cholesky factor in place of a square matrix with this row length.
void cholesky(double* a, std::size_t n, std::size_t stride) {
    for (std::size_t j = 0; j < n; ++j) {
        double* const row = a + j * stride;
        const double size = row[j];
        for (std::size_t k = 0; k < j; ++k) {
            const double* const other = a + k * stride;
            double sum = row[k];
            for (std::size_t l = 0; l < k; ++l) sum -= row[l] * other[l];
            row[k] = sum / other[k];
        }
        double pivot = row[j];
        for (std::size_t k = 0; k < j; ++k) pivot -= row[k] * row[k];
        row[j] = safe_root(pivot, size);
    }
}

/// One-dimensional or two-dimensional running sums over a rows x columns array.
void running_sums(double* a, std::size_t rows, std::size_t columns) {
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 1; j < columns; ++j) a[i * columns + j] += a[i * columns + j - 1];
    for (std::size_t i = 1; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) a[i * columns + j] += a[(i - 1) * columns + j];
}

/// Enters a rectangle into a difference array.
void enter(double* a, std::size_t columns, std::size_t top, std::size_t bottom, std::size_t left, std::size_t right,
           double weight) {
    a[top * columns + left] += weight;
    a[top * columns + right] -= weight;
    a[bottom * columns + left] -= weight;
    a[bottom * columns + right] += weight;
}

}  // namespace

NormalMatrix::NormalMatrix(const LpForm& form) : form_(form), width_(form.shared + 1) {
    shared_.resize(width_ * width_);
    std::size_t own = 0;
    std::size_t cross = 0;
    for (const LocalBlock& block : form.blocks) {
        blocks_.push_back({block.first, block.count, own, cross});
        own += (block.count + 1) * (block.count + 1);
        cross += (block.count + 1) * width_;
    }
    own_.resize(own);
    cross_.resize(cross);
    diagonal_.resize(form.rows.size());
}

void NormalMatrix::clear() {
    std::fill(shared_.begin(), shared_.end(), 0.0);
    std::fill(own_.begin(), own_.end(), 0.0);
    std::fill(cross_.begin(), cross_.end(), 0.0);
    std::fill(diagonal_.begin(), diagonal_.end(), 0.0);
}

void NormalMatrix::add(const Pattern& a, const Pattern& b, double weight, bool twice) {
    if (b.begin < form_.shared) {
        enter(shared_.data(), width_, a.begin, a.end, b.begin, b.end, weight);
        if (twice) enter(shared_.data(), width_, b.begin, b.end, a.begin, a.end, weight);
        return;
    }
    const Block& block = blocks_[form_.block_of[b.begin]];
    const std::size_t top = b.begin - block.first;
    const std::size_t bottom = b.end - block.first;
    if (a.begin < form_.shared) return enter(&cross_[block.cross], width_, top, bottom, a.begin, a.end, weight);
    const std::size_t left = a.begin - block.first;
    const std::size_t right = a.end - block.first;
    enter(&own_[block.own], block.count + 1, top, bottom, left, right, weight);
    if (twice) enter(&own_[block.own], block.count + 1, left, right, top, bottom, weight);
}

void NormalMatrix::add_diagonal(std::size_t row, double weight) {
    diagonal_[row] += weight;
}

void NormalMatrix::sum_up() {
    running_sums(shared_.data(), width_, width_);
    for (std::size_t r = 0; r < form_.shared; ++r) shared_[r * width_ + r] += diagonal_[r];
    for (const Block& block : blocks_) {
        running_sums(&own_[block.own], block.count + 1, block.count + 1);
        running_sums(&cross_[block.cross], block.count + 1, width_);
        for (std::size_t r = 0; r < block.count; ++r)
            own_[block.own + r * (block.count + 1) + r] += diagonal_[block.first + r];
    }
}

void NormalMatrix::eliminate(const Block& block) {
    double* const own = &own_[block.own];
    double* const cross = &cross_[block.cross];
    const std::size_t stride = block.count + 1;
    cholesky(own, block.count, stride);
    for (std::size_t i = 0; i < block.count; ++i) {
        double* const row = cross + i * width_;
        for (std::size_t k = 0; k < i; ++k) {
            const double factor = own[i * stride + k];
            for (std::size_t j = 0; j < form_.shared; ++j) row[j] -= factor * cross[k * width_ + j];
        }
        const double pivot = own[i * stride + i];
        for (std::size_t j = 0; j < form_.shared; ++j) row[j] /= pivot;
        for (std::size_t r = 0; r < form_.shared; ++r) {
            const double factor = row[r];
            if (factor == 0) continue;
            double* const target = &shared_[r * width_];
            for (std::size_t j = 0; j <= r; ++j) target[j] -= factor * row[j];
        }
    }
}

void NormalMatrix::factor() {
    sum_up();
    for (const Block& block : blocks_) eliminate(block);
    cholesky(shared_.data(), form_.shared, width_);
}

void NormalMatrix::solve(std::vector<double>& rhs) const {
    const std::size_t n = form_.shared;
    for (const Block& block : blocks_) {
        const std::size_t stride = block.count + 1;
        for (std::size_t i = 0; i < block.count; ++i) {
            double sum = rhs[block.first + i];
            for (std::size_t k = 0; k < i; ++k) sum -= own_[block.own + i * stride + k] * rhs[block.first + k];
            sum /= own_[block.own + i * stride + i];
            rhs[block.first + i] = sum;
            const double* const row = &cross_[block.cross + i * width_];
            for (std::size_t j = 0; j < n; ++j) rhs[j] -= row[j] * sum;
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        double sum = rhs[i];
        for (std::size_t k = 0; k < i; ++k) sum -= shared_[i * width_ + k] * rhs[k];
        rhs[i] = sum / shared_[i * width_ + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        rhs[i] /= shared_[i * width_ + i];
        for (std::size_t k = 0; k < i; ++k) rhs[k] -= shared_[i * width_ + k] * rhs[i];
    }
    for (const Block& block : blocks_) {
        const std::size_t stride = block.count + 1;
        for (std::size_t i = block.count; i-- > 0;) {
            const double* const row = &cross_[block.cross + i * width_];
            double sum = rhs[block.first + i];
            for (std::size_t j = 0; j < n; ++j) sum -= row[j] * rhs[j];
            for (std::size_t k = i + 1; k < block.count; ++k)
                sum -= own_[block.own + k * stride + i] * rhs[block.first + k];
            rhs[block.first + i] = sum / own_[block.own + i * stride + i];
        }
    }
}

}  // namespace gwanje::select
