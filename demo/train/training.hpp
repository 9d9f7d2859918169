// Training: epochs over shuffled batches, the loss after each, checkpoints in between, and a sample of what was learnt.
#pragma once

#include <functional>
#include <string>

#include "train/checkpoint.hpp"
#include "train/corpus.hpp"

namespace gwanje::demo {

struct EpochReport {
    std::uint64_t epoch = 0;       ///< 1, 2, …
    double training_loss = 0;      ///< nats per character, mean over the epoch
    double validation_loss = 0;    ///< nats per character, on text that is never trained on
    std::uint64_t characters = 0;  ///< learnt from in this epoch by this process
};

class Training {
public:
    static constexpr std::size_t batch_size = 32;
    static constexpr double first_rate = 0.003;

    /// From the beginning.
    Training(const Corpus& corpus, Shape shape, std::uint64_t seed, std::uint64_t epochs);
    /// From a checkpoint; the error says why it does not belong to this training.
    [[nodiscard]] static Result<Training, std::string> resumed(const Corpus& corpus, const Shape& shape,
                                                               std::uint64_t seed, std::uint64_t epochs,
                                                               Checkpoint checkpoint);

    [[nodiscard]] bool done() const { return progress_.epoch >= progress_.epochs; }
    [[nodiscard]] const Progress& progress() const { return progress_; }
    /// Learns to the end of the epoch. Nothing: `stop`, asked after each batch, said yes.
    [[nodiscard]] std::optional<EpochReport> run_epoch(const std::function<bool()>& stop);
    [[nodiscard]] Checkpoint checkpoint() const;
    [[nodiscard]] double validation_loss();
    /// `length` characters drawn from the model, beginning with some of the text.
    [[nodiscard]] std::string sample(std::size_t length, double temperature);

private:
    [[nodiscard]] std::uint64_t batches() const;
    [[nodiscard]] std::vector<std::uint32_t> order_of_epoch() const;

    const Corpus* corpus_;
    Progress progress_;
    Network<float> network_;
    Adam adam_;
    std::vector<float> gradient_;
};

}  // namespace gwanje::demo
