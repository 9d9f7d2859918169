#include "report/figure.hpp"

namespace gwanje {

std::string Share::text() const {
    const std::string unit = unit_.empty() ? "" : " " + unit_;
    const std::string of = decimal_text(base_, scale_) + unit + " " + base_name_;
    if (base_ <= 0) return decimal_text(parts_, scale_) + unit + " / " + of;
    return decimal_text(parts_, scale_) + unit + " / " + of + " (" + percent_text(parts_, base_) + " %)";
}

}  // namespace gwanje
