// gwanje-demo-train: trains a small language model on text that every Debian system has, as a user's job would.
#include <sys/types.h>
#include <time.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <span>

#include "base/text.hpp"
#include "train/training.hpp"

namespace {

using namespace gwanje;
using namespace gwanje::demo;

constexpr int bad_usage = 2;
constexpr int stopped_early = 128 + SIGTERM;

struct Options {
    std::string text = "/usr/share/common-licenses";
    std::string checkpoint = "checkpoint.bin";
    std::uint64_t epochs = 12;
    std::uint64_t seed = 1;
};

constexpr const char* usage =
    "usage: gwanje-demo-train [--epochs N] [--seed N] [--checkpoint FILE] [--data FILE_OR_FOLDER]\n"
    "Trains a character language model. Goes on from the checkpoint when it exists; on SIGTERM writes it and ends.\n";

Result<Options, std::string> options_from(std::span<char*> words) {
    Options options;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        const std::string_view name = words[i];
        if (i + 1 == words.size()) return Failure{std::string(name) + ": a value is missing"};
        const std::string value = words[i + 1];
        const auto number = integer_from_text(value);
        if (name == "--data") {
            options.text = value;
        } else if (name == "--checkpoint") {
            options.checkpoint = value;
        } else if (name == "--epochs" || name == "--seed") {
            if (!number || *number < (name == "--epochs" ? 1 : 0) || *number > 1'000'000)
                return Failure{std::string(name) + ": '" + value + "' is not a whole number up to 1000000"};
            (name == "--epochs" ? options.epochs : options.seed) = static_cast<std::uint64_t>(*number);
        } else {
            return Failure{"'" + std::string(name) + "' is not an option"};
        }
    }
    return options;
}

// SIGTERM and SIGINT are held back and looked for between batches.
sigset_t hold_back_signals() {
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGTERM);
    ::sigaddset(&set, SIGINT);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    return set;
}

bool signalled(const sigset_t& set) {
    const timespec at_once{};
    return ::sigtimedwait(&set, nullptr, &at_once) > 0;
}

int failed(const std::string& why, int status) {
    std::fprintf(stderr, "gwanje-demo-train: %s\n", why.c_str());
    return status;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// One line per epoch, at once, so that whoever follows the log sees it.
void tell(const EpochReport& report, std::uint64_t epochs, double seconds) {
    std::printf("epoch %llu/%llu  train loss %.4f  validation loss %.4f  %.1f s  %.0f characters/s\n",
                static_cast<unsigned long long>(report.epoch), static_cast<unsigned long long>(epochs),
                report.training_loss, report.validation_loss, seconds,
                static_cast<double>(report.characters) / seconds);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const auto options = options_from(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
    if (!options.ok()) return std::fputs(usage, stderr), failed(options.error(), bad_usage);
    const sigset_t signals = hold_back_signals();
    const auto text = read_text(options->text);
    if (!text.ok()) return failed(text.error(), 1);
    const Corpus corpus = corpus_of(*text);
    constexpr std::size_t least_text = 20'000;  // so that both parts hold whole blocks
    if (text->size() < least_text) return failed("the text is too short: give at least 20000 characters", 1);

    auto kept = read_checkpoint(options->checkpoint);
    if (!kept.ok()) return failed(kept.error(), 1);
    Training training(corpus, Shape{}, options->seed, options->epochs);
    std::printf("text: %zu characters, %zu different ones; network: %llu parameters\n", text->size(),
                corpus.symbols.size(), static_cast<unsigned long long>(training.progress().shape.parameters()));
    if (kept->has_value()) {
        auto resumed = Training::resumed(corpus, Shape{}, options->seed, options->epochs, std::move(**kept));
        if (!resumed.ok()) return failed(resumed.error() + "; remove " + options->checkpoint + " to begin anew", 1);
        training = std::move(*resumed);
        std::printf("going on from %s: %llu epochs and %llu batches done\n", options->checkpoint.c_str(),
                    static_cast<unsigned long long>(training.progress().epoch),
                    static_cast<unsigned long long>(training.progress().batch));
    }
    std::fflush(stdout);

    while (!training.done()) {
        const auto begin = std::chrono::steady_clock::now();
        const auto report = training.run_epoch([&] { return signalled(signals); });
        if (report) tell(*report, options->epochs, seconds_since(begin));
        if (const auto written = write_checkpoint(options->checkpoint, training.checkpoint()); !written.ok())
            return failed(written.error(), 1);
        if (report && !signalled(signals)) continue;
        std::printf("asked to end: checkpoint %s is written\n", options->checkpoint.c_str());
        return stopped_early;
    }
    constexpr std::size_t sample_length = 400;
    constexpr double temperature = 0.7;
    std::printf("a sample of what was learnt:\n%s\n", training.sample(sample_length, temperature).c_str());
    return 0;
}
