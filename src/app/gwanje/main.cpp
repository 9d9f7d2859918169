#include "cli/client.hpp"

int main(int count, char** words) {
    return gwanje::cli::run_client({words + (count > 0 ? 1 : 0), words + count});
}
