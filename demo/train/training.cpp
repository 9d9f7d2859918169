#include "train/training.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace gwanje::demo {

namespace {

std::span<const std::uint8_t> context_at(const std::vector<std::uint8_t>& text, std::size_t at, std::size_t context) {
    return std::span(text).subspan(at, context);
}

std::size_t places_in(const std::vector<std::uint8_t>& text, std::size_t context) {
    return text.size() > context ? text.size() - context : 0;
}

Network<float> fresh_network(const Shape& shape, std::uint64_t seed) {
    Random random(seed);
    return Network<float>(shape, random);
}

}  // namespace

Training::Training(const Corpus& corpus, Shape shape, std::uint64_t seed, std::uint64_t epochs)
    : corpus_(&corpus),
      network_(fresh_network((shape.symbols = corpus.symbols.size(), shape), seed)),
      adam_(shape.parameters()),
      gradient_(shape.parameters()) {
    progress_.shape = shape;
    progress_.fingerprint = corpus.fingerprint;
    progress_.seed = seed;
    progress_.epochs = epochs;
}

Result<Training, std::string> Training::resumed(const Corpus& corpus, const Shape& shape, std::uint64_t seed,
                                                std::uint64_t epochs, Checkpoint checkpoint) {
    Training training(corpus, shape, seed, epochs);
    const Progress& kept = checkpoint.progress;
    if (kept.fingerprint != corpus.fingerprint)
        return Failure{std::string("the checkpoint was made from another text")};
    if (kept.shape != training.progress_.shape) return Failure{std::string("the checkpoint is of another network")};
    if (kept.seed != seed) return Failure{"the checkpoint was made with --seed " + std::to_string(kept.seed)};
    if (kept.epochs != epochs) return Failure{"the checkpoint was made with --epochs " + std::to_string(kept.epochs)};
    training.progress_ = kept;
    training.network_.parameters() = std::move(checkpoint.parameters);
    training.adam_ = std::move(checkpoint.adam);
    return training;
}

std::uint64_t Training::batches() const {
    return (places_in(corpus_->training, progress_.shape.context) + batch_size - 1) / batch_size;
}

// A shuffle that depends on nothing but the seed and the epoch (Fisher and Yates).
std::vector<std::uint32_t> Training::order_of_epoch() const {
    std::vector<std::uint32_t> order(places_in(corpus_->training, progress_.shape.context));
    std::iota(order.begin(), order.end(), 0U);
    Random random(mix(progress_.seed ^ mix(progress_.epoch + 1)));
    for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random.below(left)]);
    return order;
}

std::optional<EpochReport> Training::run_epoch(const std::function<bool()>& stop) {
    const std::vector<std::uint32_t> order = order_of_epoch();
    const std::size_t context = progress_.shape.context;
    auto loss = std::bit_cast<double>(progress_.epoch_loss_bits);
    EpochReport report;
    while (progress_.batch < batches()) {
        const std::size_t first = progress_.batch * batch_size;
        const std::size_t count = std::min(batch_size, order.size() - first);
        std::fill(gradient_.begin(), gradient_.end(), 0.0F);
        for (std::size_t i = first; i < first + count; ++i)
            loss += network_.learn(context_at(corpus_->training, order[i], context),
                                   corpus_->training[order[i] + context], gradient_);
        for (float& one : gradient_) one /= static_cast<float>(count);
        adam_.step(network_.parameters(), gradient_, rate_at(adam_.steps, batches() * progress_.epochs, first_rate));
        ++progress_.batch;
        progress_.epoch_loss_bits = std::bit_cast<std::uint64_t>(loss);
        report.characters += count;
        if (progress_.batch < batches() && stop()) return std::nullopt;
    }
    ++progress_.epoch;
    progress_.batch = 0;
    progress_.epoch_loss_bits = 0;
    report.epoch = progress_.epoch;
    report.training_loss = order.empty() ? 0 : loss / static_cast<double>(order.size());
    report.validation_loss = validation_loss();
    return report;
}

Checkpoint Training::checkpoint() const {
    Checkpoint checkpoint{progress_, network_.parameters(), adam_};
    checkpoint.progress.adam_steps = adam_.steps;
    return checkpoint;
}

double Training::validation_loss() {
    const std::size_t context = progress_.shape.context;
    const std::size_t places = places_in(corpus_->validation, context);
    double sum = 0;
    for (std::size_t at = 0; at < places; ++at)
        sum += network_.loss(context_at(corpus_->validation, at, context), corpus_->validation[at + context]);
    return places == 0 ? 0 : sum / static_cast<double>(places);
}

std::string Training::sample(std::size_t length, double temperature) {
    const std::size_t context = progress_.shape.context;
    std::vector<std::uint8_t> text(corpus_->validation.begin(),
                                   corpus_->validation.begin() + static_cast<std::ptrdiff_t>(context));
    Random random(mix(progress_.seed));
    while (text.size() < context + length) {
        std::vector<double> weights;
        for (const float p : network_.predict(std::span(text).last(context)))
            weights.push_back(std::pow(static_cast<double>(p), 1 / temperature));
        double left = random.unit() * std::accumulate(weights.begin(), weights.end(), 0.0);
        std::size_t drawn = 0;
        while (drawn + 1 < weights.size() && (left -= weights[drawn]) > 0) ++drawn;
        text.push_back(static_cast<std::uint8_t>(drawn));
    }
    std::string characters;
    for (const std::uint8_t symbol : text) characters += corpus_->symbols[symbol];
    return characters;
}

}  // namespace gwanje::demo
