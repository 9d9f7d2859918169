// A checkpoint: all that training needs to go on exactly where it was, in one file that is replaced as a whole.
#pragma once

#include <string>

#include "base/result.hpp"
#include "train/network.hpp"
#include "train/optimiser.hpp"

namespace gwanje::demo {

/// Where training stands. The order of the batches follows from the seed and the epoch, so it need not be kept.
struct Progress {
    Shape shape;
    std::uint64_t fingerprint = 0;  ///< of the corpus
    std::uint64_t seed = 0;
    std::uint64_t epochs = 0;  ///< planned: the rate depends on them
    std::uint64_t epoch = 0;   ///< complete ones
    std::uint64_t batch = 0;   ///< complete ones of the epoch under way
    std::uint64_t adam_steps = 0;
    std::uint64_t epoch_loss_bits = 0;  ///< the sum of losses of the epoch under way, as the bits of a double
    GWANJE_RECORD(Progress, shape, fingerprint, seed, epochs, epoch, batch, adam_steps, epoch_loss_bits)
};

struct Checkpoint {
    Progress progress;
    std::vector<float> parameters;
    Adam adam;
};

[[nodiscard]] std::string checkpoint_bytes(const Checkpoint& checkpoint);
/// Nothing when the bytes are not a whole checkpoint.
[[nodiscard]] std::optional<Checkpoint> checkpoint_from(std::string_view bytes);

/// Afterwards the file is on the disk as a whole; the error is a sentence.
[[nodiscard]] Result<void, std::string> write_checkpoint(const std::string& path, const Checkpoint& checkpoint);
/// Nothing when there is no such file; the error is a sentence.
[[nodiscard]] Result<std::optional<Checkpoint>, std::string> read_checkpoint(const std::string& path);

}  // namespace gwanje::demo
