// SummaryTree: entries in order, each subtree with a summary, so that "the first entry after this one for which …" and
// "how far until the sum reaches …" take logarithmic time instead of a scan. A value: nodes lie in vectors, a copy is a
// copy.
//
//   Entry    has key() with operator<; keys are unique
//   Summary  is default-constructible as "of nothing" and has
//              void add(const Entry&), void add(const Summary&)
//              bool take(const Entry&)   removes an entry; false when only the parts can tell what remains
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace gwanje::board {

template <class Entry, class Summary>
class SummaryTree {
public:
    using Key = decltype(std::declval<const Entry&>().key());

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// The summary of all entries.
    [[nodiscard]] const Summary& summary() const { return total_; }
    void clear() { *this = SummaryTree(); }

    void insert(const Entry& entry) {
        if (leaves_.empty()) root_ = new_leaf();
        total_.add(entry);
        ++size_;
        if (const Split split = insert_at(root_, height_, entry)) grow(*split);
    }

    /// Removes the entry with this key and returns it; nothing when there is none.
    std::optional<Entry> erase(const Key& key) {
        if (size_ == 0) return std::nullopt;
        std::optional<Entry> gone;
        erase_at(root_, height_, key, gone);
        if (!gone) return gone;
        --size_;
        if (size_ == 0) {
            clear_keeping_room();
        } else {
            while (height_ > 0 && inners_[root_].count == 1) {
                const std::uint32_t only = inners_[root_].child[0];
                inners_[root_].count = 0;
                free_inners_.push_back(root_);
                root_ = only;
                --height_;
            }
            if (!total_.take(*gone)) total_ = summary_of(root_, height_);
        }
        return gone;
    }

    [[nodiscard]] const Entry* find(const Key& key) const {
        if (size_ == 0) return nullptr;
        std::uint32_t at = root_;
        for (unsigned level = height_; level > 0; --level) {
            const Inner& inner = inners_[at];
            const std::size_t c = child_for(inner, key);
            at = inner.child[c];
        }
        const Leaf& leaf = leaves_[at];
        const std::size_t i = place_in(leaf, key);
        return i < leaf.count && !(key < leaf.entry[i].key()) ? &leaf.entry[i] : nullptr;
    }

    [[nodiscard]] const Entry* first() const {
        return first_where([](const Summary&) { return true; }, [](const Entry&) { return true; });
    }

    /// The first entry (after `after`, if given) with `wanted(entry)`; subtrees without `possible(summary)` are passed
    /// over.
    template <class Possible, class Wanted>
    [[nodiscard]] const Entry* first_where(Possible&& possible, Wanted&& wanted, const Key* after = nullptr) const {
        return walk([&](const Summary& part) { return !possible(part); }, wanted, after);
    }

    /// Visits in order until visit(entry) is true, and returns that entry. A subtree may be passed over by
    /// pass(summary); a visitor that keeps sums adds the summary itself when it says so.
    template <class Pass, class Visit>
    const Entry* walk(Pass&& pass, Visit&& visit, const Key* after = nullptr) const {
        return size_ == 0 ? nullptr : walk_at(root_, height_, pass, visit, after);
    }

    /// Everything before `key`: whole(summary) for subtrees that lie wholly before it, each(entry) for the rest.
    template <class Whole, class Each>
    void walk_until(const Key& key, Whole&& whole, Each&& each) const {
        if (size_ == 0) return;
        std::uint32_t at = root_;
        for (unsigned level = height_; level > 0; --level) {
            const Inner& inner = inners_[at];
            std::size_t c = 0;
            for (; c < inner.count && inner.last[c] < key; ++c) whole(inner.summary[c]);
            if (c == inner.count) return;
            at = inner.child[c];
        }
        const Leaf& leaf = leaves_[at];
        for (std::size_t i = 0; i < leaf.count && leaf.entry[i].key() < key; ++i) each(leaf.entry[i]);
    }

    template <class Visit>
    void for_each(Visit&& visit) const {
        walk([](const Summary&) { return false; }, [&](const Entry& entry) { return visit(entry), false; });
    }

private:
    // 32 entries of about 50 bytes: a shift inside a leaf moves less than a page; 16 children keep summaries in few
    // lines.
    static constexpr std::size_t leaf_room = 32;
    static constexpr std::size_t fan = 16;
    struct Leaf {
        std::size_t count = 0;
        std::array<Entry, leaf_room> entry{};
    };
    struct Inner {
        std::size_t count = 0;
        std::array<std::uint32_t, fan> child{};
        std::array<Key, fan> last{};
        std::array<Summary, fan> summary{};
    };
    using Split = std::optional<std::uint32_t>;

    static std::size_t place_in(const Leaf& leaf, const Key& key) {
        if (leaf.count > 0 && leaf.entry[leaf.count - 1].key() < key) return leaf.count;
        const auto begin = leaf.entry.begin();
        const auto end = begin + static_cast<std::ptrdiff_t>(leaf.count);
        return static_cast<std::size_t>(
            std::lower_bound(begin, end, key, [](const Entry& e, const Key& k) { return e.key() < k; }) - begin);
    }
    static std::size_t child_for(const Inner& inner, const Key& key) {
        std::size_t c = 0;
        while (c + 1 < inner.count && inner.last[c] < key) ++c;
        return c;
    }

    std::uint32_t new_leaf() {
        if (!free_leaves_.empty()) {
            const std::uint32_t at = free_leaves_.back();
            free_leaves_.pop_back();
            leaves_[at].count = 0;
            return at;
        }
        leaves_.emplace_back();
        return static_cast<std::uint32_t>(leaves_.size() - 1);
    }
    std::uint32_t new_inner() {
        if (!free_inners_.empty()) {
            const std::uint32_t at = free_inners_.back();
            free_inners_.pop_back();
            inners_[at].count = 0;
            return at;
        }
        inners_.emplace_back();
        return static_cast<std::uint32_t>(inners_.size() - 1);
    }
    void clear_keeping_room() {
        leaves_.clear(), inners_.clear(), free_leaves_.clear(), free_inners_.clear();
        root_ = 0, height_ = 0, total_ = Summary();
    }

    Summary summary_of(std::uint32_t at, unsigned level) const {
        Summary sum;
        if (level == 0) {
            for (std::size_t i = 0; i < leaves_[at].count; ++i) sum.add(leaves_[at].entry[i]);
        } else {
            for (std::size_t i = 0; i < inners_[at].count; ++i) sum.add(inners_[at].summary[i]);
        }
        return sum;
    }
    Key last_of(std::uint32_t at, unsigned level) const {
        return level == 0 ? leaves_[at].entry[leaves_[at].count - 1].key() : inners_[at].last[inners_[at].count - 1];
    }

    void grow(std::uint32_t sibling) {
        const std::uint32_t old = root_;
        const std::uint32_t top = new_inner();
        Inner& inner = inners_[top];
        inner.count = 2;
        inner.child = {old, sibling};
        for (std::size_t i = 0; i < 2; ++i) {
            inner.last[i] = last_of(inner.child[i], height_);
            inner.summary[i] = summary_of(inner.child[i], height_);
        }
        root_ = top;
        ++height_;
    }

    /// Inserts below `at`; the right half when the node had to be split.
    Split insert_at(std::uint32_t at, unsigned level, const Entry& entry) {
        if (level == 0) return insert_in_leaf(at, entry);
        const std::size_t c = child_for(inners_[at], entry.key());
        const std::uint32_t child = inners_[at].child[c];
        const Split split = insert_at(child, level - 1, entry);
        Inner& inner = inners_[at];
        if (!split) {
            inner.summary[c].add(entry);
            if (inner.last[c] < entry.key()) inner.last[c] = entry.key();
            return std::nullopt;
        }
        inner.summary[c] = summary_of(child, level - 1);
        inner.last[c] = last_of(child, level - 1);
        if (inner.count < fan) return put_child(inner, c + 1, *split, level), std::nullopt;
        const std::uint32_t right = new_inner();
        Inner& low = inners_[at];
        Inner& high = inners_[right];
        // At the end of the order (arrivals) the left half stays full; elsewhere both get half.
        const std::size_t keep = c + 1 == fan ? fan - 1 : fan / 2;
        for (std::size_t i = keep; i < fan; ++i) {
            high.child[i - keep] = low.child[i], high.last[i - keep] = low.last[i];
            high.summary[i - keep] = low.summary[i];
        }
        high.count = fan - keep;
        low.count = keep;
        c + 1 > keep ? put_child(high, c + 1 - keep, *split, level) : put_child(low, c + 1, *split, level);
        return right;
    }
    void put_child(Inner& inner, std::size_t where, std::uint32_t child, unsigned level) {
        for (std::size_t i = inner.count; i > where; --i) {
            inner.child[i] = inner.child[i - 1], inner.last[i] = inner.last[i - 1];
            inner.summary[i] = inner.summary[i - 1];
        }
        inner.child[where] = child;
        inner.last[where] = last_of(child, level - 1);
        inner.summary[where] = summary_of(child, level - 1);
        ++inner.count;
    }
    Split insert_in_leaf(std::uint32_t at, const Entry& entry) {
        const std::size_t i = place_in(leaves_[at], entry.key());
        GWANJE_DCHECK(i == leaves_[at].count || entry.key() < leaves_[at].entry[i].key());
        if (leaves_[at].count < leaf_room) return put_entry(leaves_[at], i, entry), std::nullopt;
        const std::uint32_t right = new_leaf();
        Leaf& low = leaves_[at];
        Leaf& high = leaves_[right];
        const std::size_t keep = i == leaf_room ? leaf_room : leaf_room / 2;
        std::copy(low.entry.begin() + static_cast<std::ptrdiff_t>(keep), low.entry.end(), high.entry.begin());
        high.count = leaf_room - keep;
        low.count = keep;
        i >= keep ? put_entry(high, i - keep, entry) : put_entry(low, i, entry);
        return right;
    }
    static void put_entry(Leaf& leaf, std::size_t i, const Entry& entry) {
        const auto from = leaf.entry.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = leaf.entry.begin() + static_cast<std::ptrdiff_t>(leaf.count);
        std::move_backward(from, end, end + 1);
        *from = entry;
        ++leaf.count;
    }

    /// Removes below `at`; true when the node is empty afterwards.
    bool erase_at(std::uint32_t at, unsigned level, const Key& key, std::optional<Entry>& gone) {
        if (level == 0) {
            Leaf& leaf = leaves_[at];
            const std::size_t i = place_in(leaf, key);
            if (i == leaf.count || key < leaf.entry[i].key()) return false;
            gone = leaf.entry[i];
            const auto from = leaf.entry.begin() + static_cast<std::ptrdiff_t>(i);
            std::move(from + 1, leaf.entry.begin() + static_cast<std::ptrdiff_t>(leaf.count), from);
            return --leaf.count == 0;
        }
        Inner& inner = inners_[at];
        const std::size_t c = child_for(inner, key);
        const std::uint32_t child = inner.child[c];
        const bool emptied = erase_at(child, level - 1, key, gone);
        if (!gone) return false;
        if (emptied) {
            (level == 1 ? free_leaves_ : free_inners_).push_back(child);
            drop_child(inner, c);
            return inner.count == 0;
        }
        if (!inner.summary[c].take(*gone)) inner.summary[c] = summary_of(child, level - 1);
        if (level == 1) join_leaves(inner, c);
        return false;
    }
    static void drop_child(Inner& inner, std::size_t c) {
        for (std::size_t i = c; i + 1 < inner.count; ++i) {
            inner.child[i] = inner.child[i + 1], inner.last[i] = inner.last[i + 1];
            inner.summary[i] = inner.summary[i + 1];
        }
        --inner.count;
    }
    /// Two neighbours that together fill half a leaf become one: removals in the middle leave no long tail of rests.
    void join_leaves(Inner& inner, std::size_t c) {
        if (c + 1 == inner.count) return;
        Leaf& low = leaves_[inner.child[c]];
        Leaf& high = leaves_[inner.child[c + 1]];
        if (low.count + high.count > leaf_room / 2) return;
        std::copy_n(high.entry.begin(), high.count, low.entry.begin() + static_cast<std::ptrdiff_t>(low.count));
        low.count += high.count;
        inner.summary[c].add(inner.summary[c + 1]);
        inner.last[c] = inner.last[c + 1];
        free_leaves_.push_back(inner.child[c + 1]);
        drop_child(inner, c + 1);
    }

    template <class Pass, class Visit>
    const Entry* walk_at(std::uint32_t at, unsigned level, Pass& pass, Visit& visit, const Key* after) const {
        if (level == 0) {
            const Leaf& leaf = leaves_[at];
            std::size_t i = after == nullptr ? 0 : place_in(leaf, *after);
            if (after != nullptr && i < leaf.count && !(*after < leaf.entry[i].key())) ++i;
            for (; i < leaf.count; ++i)
                if (visit(leaf.entry[i])) return &leaf.entry[i];
            return nullptr;
        }
        const Inner& inner = inners_[at];
        std::size_t c = 0;
        if (after != nullptr)
            while (c < inner.count && !(*after < inner.last[c])) ++c;
        for (; c < inner.count; ++c, after = nullptr) {
            if (pass(inner.summary[c])) continue;
            if (const Entry* const found = walk_at(inner.child[c], level - 1, pass, visit, after)) return found;
        }
        return nullptr;
    }

    std::vector<Leaf> leaves_;
    std::vector<Inner> inners_;
    std::vector<std::uint32_t> free_leaves_;
    std::vector<std::uint32_t> free_inners_;
    std::uint32_t root_ = 0;
    unsigned height_ = 0;
    std::size_t size_ = 0;
    Summary total_;
};

}  // namespace gwanje::board
