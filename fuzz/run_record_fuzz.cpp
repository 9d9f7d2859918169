// Any bytes as the files of a run folder and as the texts that the kernel shows of control groups: nothing is misread,
// and what was read survives writing and reading. The seal is put on as well, so that what lies behind it is reached.
#include <cstddef>
#include <cstdint>

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/init.hpp"
#include "adapter/engine_local/run_folder.hpp"
#include "adapter/engine_local/sealed.hpp"
#include "base/check.hpp"

namespace {

namespace local = gwanje::local;

template <class T>
void survives(const std::string& bytes) {
    const auto value = gwanje::decoded<T>(bytes);
    if (value) GWANJE_CHECK(local::unsealed<T>(local::sealed(*value)) == value);
    const auto behind_seal = local::unsealed<T>(local::sealed_bytes(bytes));
    GWANJE_CHECK(behind_seal == value);
    (void)local::unsealed<T>(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    survives<local::RunRecord>(text);
    survives<local::RunPlan>(text);
    survives<local::StopOrder>(text);
    survives<gwanje::RunUsage>(text);
    survives<local::InitMessage>(text);
    survives<local::InitOrder>(text);
    if (const auto key = local::key_of_folder_name(text)) GWANJE_CHECK(local::folder_name(*key) == text);
    // A root that no mount is below: the texts are read, no group is made.
    GWANJE_CHECK(local::group_places(text, text, "/gwanje-fuzz/none", true).empty());
    return 0;
}
