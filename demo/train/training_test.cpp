#include "train/training.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

namespace gwanje::demo {
namespace {

constexpr Shape small_shape{0, 4, 3, 8};

std::string made_text(std::size_t words) {
    Random random(7);
    const char* const known[] = {"the ", "award ", "is ", "signed ", "and ", "held.\n", "hours "};
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += known[random.below(7)];
    return text;
}

// Every parameter's gradient against the difference of the loss on both sides of it, in double precision.
TEST(Training, TheGradientAgreesWithDifferences) {
    constexpr std::uint64_t seed = 11;
    Random random(seed);
    Shape shape = small_shape;
    shape.symbols = 6;
    Network<double> network(shape, random);
    const std::vector<std::uint8_t> context{0, 3, 3, 5};  // a symbol twice: its embedding gets both parts
    constexpr std::uint8_t next = 2;
    std::vector<double> gradient(shape.parameters());
    network.learn(context, next, gradient);
    constexpr double h = 1e-5;
    for (std::size_t i = 0; i < shape.parameters(); ++i) {
        const double kept = network.parameters()[i];
        network.parameters()[i] = kept + h;
        const double above = network.loss(context, next);
        network.parameters()[i] = kept - h;
        const double below = network.loss(context, next);
        network.parameters()[i] = kept;
        EXPECT_NEAR(gradient[i], (above - below) / (2 * h), 1e-8) << "parameter " << i << ", seed " << seed;
    }
}

TEST(Training, ProbabilitiesAddUpToOne) {
    Random random(3);
    Shape shape = small_shape;
    shape.symbols = 9;
    Network<float> network(shape, random);
    double sum = 0;
    for (const float p : network.predict(std::vector<std::uint8_t>{1, 2, 3, 8})) sum += static_cast<double>(p);
    EXPECT_NEAR(sum, 1.0, 1e-6);
}

TEST(Training, TheLossFallsOnTextThatWasNotSeen) {
    const Corpus corpus = corpus_of(made_text(6000));
    Training training(corpus, small_shape, 1, 2);
    const double before = training.validation_loss();
    const auto never = [] { return false; };
    ASSERT_TRUE(training.run_epoch(never).has_value());
    const auto report = training.run_epoch(never);
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(training.done());
    EXPECT_NEAR(before, std::log(static_cast<double>(corpus.symbols.size())), 1.0);
    EXPECT_LT(report->validation_loss, before / 2);
}

// Stopped in the middle of an epoch, written to a file, read again: the same numbers to the last bit.
TEST(Training, GoingOnFromACheckpointGivesTheSameLoss) {
    const Corpus corpus = corpus_of(made_text(3000));
    const auto never = [] { return false; };
    Training whole(corpus, small_shape, 5, 2);
    const double first = whole.run_epoch(never)->training_loss;
    const double second = whole.run_epoch(never)->validation_loss;

    const std::string path = testing::TempDir() + "gwanje-checkpoint-" + std::to_string(::getpid());
    Training begun(corpus, small_shape, 5, 2);
    int batches = 0;
    EXPECT_FALSE(begun.run_epoch([&] { return ++batches == 100; }).has_value());
    ASSERT_TRUE(write_checkpoint(path, begun.checkpoint()).ok());
    auto kept = read_checkpoint(path);
    ASSERT_TRUE(kept.ok() && kept->has_value());
    auto resumed = Training::resumed(corpus, small_shape, 5, 2, std::move(**kept));
    ASSERT_TRUE(resumed.ok());
    EXPECT_EQ(resumed->progress().batch, 100U);
    EXPECT_EQ(resumed->run_epoch(never)->training_loss, first);
    EXPECT_EQ(resumed->run_epoch(never)->validation_loss, second);
    EXPECT_EQ(resumed->sample(50, 0.7), whole.sample(50, 0.7));
    ::unlink(path.c_str());
}

TEST(Training, ACheckpointOfSomethingElseIsRefusedWithTheReason) {
    const Corpus corpus = corpus_of(made_text(500));
    const Corpus other = corpus_of(made_text(501));
    const Training training(corpus, small_shape, 5, 2);
    const auto why = [&](const Corpus& text, Shape shape, std::uint64_t seed, std::uint64_t epochs) {
        const auto resumed = Training::resumed(text, shape, seed, epochs, training.checkpoint());
        return resumed.ok() ? std::string() : resumed.error();
    };
    Shape wider = small_shape;
    wider.hidden = 16;
    EXPECT_EQ(why(corpus, small_shape, 5, 2), "");
    EXPECT_EQ(why(other, small_shape, 5, 2), "the checkpoint was made from another text");
    EXPECT_EQ(why(corpus, wider, 5, 2), "the checkpoint is of another network");
    EXPECT_EQ(why(corpus, small_shape, 6, 2), "the checkpoint was made with --seed 5");
    EXPECT_EQ(why(corpus, small_shape, 5, 3), "the checkpoint was made with --epochs 2");
}

TEST(Training, ADamagedCheckpointIsFound) {
    const Corpus corpus = corpus_of(made_text(500));
    const std::string whole = checkpoint_bytes(Training(corpus, small_shape, 1, 1).checkpoint());
    ASSERT_TRUE(checkpoint_from(whole).has_value());
    Random random(99);
    for (int i = 0; i < 300; ++i) {
        std::string damaged = whole;
        if (random.chance(0.5))
            damaged.resize(random.below(damaged.size()));
        else
            damaged[random.below(damaged.size())] ^= static_cast<char>(1 + random.below(255));
        EXPECT_FALSE(checkpoint_from(damaged).has_value()) << "seed 99, try " << i;
    }
}

TEST(Training, TextIsKeptBackForValidation) {
    const Corpus corpus = corpus_of(std::string(10 * block_bytes, 'a') + std::string(10 * block_bytes, 'b'));
    EXPECT_EQ(corpus.training.size(), 18 * block_bytes);
    EXPECT_EQ(corpus.validation.size(), 2 * block_bytes);
    EXPECT_EQ(corpus.symbols, (std::vector<char>{'a', 'b'}));
    EXPECT_FALSE(read_text("/no/such/text").ok());
}

}  // namespace
}  // namespace gwanje::demo
