// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_ORDERED_MAP_HPP
#define VOUCH_CORE_ORDERED_MAP_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/name_hash.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// A map from names to values that keeps the order in which names were inserted, and finds each at once.
///
/// Takes the place of `std::map<std::string, Value>` where the order means something to whoever reads the text.
/// JSON:     an object; it is written in the order in which it was read or filled.
/// Lifetime: iterators and references stay valid until their entry is erased, also where the map is moved.
/// Cost:     insertion and search take the same time however large the map is, also for names that somebody chose to make it
///           slow: the hash has a key of its own in each process. One allocation for each entry.
template <class Value>
class ordered_map {
    using entry_list = std::list<std::pair<std::string const, Value>>;

public:
    using key_type = std::string;
    using mapped_type = Value;
    using value_type = std::pair<std::string const, Value>;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = value_type&;
    using const_reference = value_type const&;
    using iterator = typename entry_list::iterator;
    using const_iterator = typename entry_list::const_iterator;

    ordered_map() = default;
    /// Of entries with the same name the first one counts.
    ordered_map(std::initializer_list<value_type> entries)
    {
        for (value_type const& entry : entries)
            try_emplace(entry.first, entry.second);
    }
    ordered_map(ordered_map const& other) : entries_(other.entries_) { make_index(); }
    ordered_map(ordered_map&&) noexcept = default;
    auto operator=(ordered_map const& other) -> ordered_map& { return *this = ordered_map(other); }
    auto operator=(ordered_map&&) noexcept -> ordered_map& = default;
    ~ordered_map() = default;

    [[nodiscard]] auto begin() noexcept -> iterator { return entries_.begin(); }
    [[nodiscard]] auto begin() const noexcept -> const_iterator { return entries_.begin(); }
    [[nodiscard]] auto end() noexcept -> iterator { return entries_.end(); }
    [[nodiscard]] auto end() const noexcept -> const_iterator { return entries_.end(); }
    [[nodiscard]] auto size() const noexcept -> std::size_t { return entries_.size(); }
    [[nodiscard]] auto empty() const noexcept -> bool { return entries_.empty(); }

    /// The entry of that name, or `end()`.
    [[nodiscard]] auto find(std::string_view name) noexcept -> iterator { return find_in(*this, name, hash_if_indexed(name)); }
    [[nodiscard]] auto find(std::string_view name) const noexcept -> const_iterator
    {
        return find_in(*this, name, hash_if_indexed(name));
    }
    [[nodiscard]] auto contains(std::string_view name) const noexcept -> bool { return find(name) != end(); }

    /// The value of that name. Throws std::out_of_range if there is none; without exceptions it aborts.
    [[nodiscard]] auto at(std::string_view name) -> Value& { return value_at(*this, name); }
    [[nodiscard]] auto at(std::string_view name) const -> Value const& { return value_at(*this, name); }
    /// The value of that name, which is `Value()` if there was none.
    auto operator[](std::string name) -> Value& { return try_emplace(std::move(name)).first->second; }

    /// Appends `Value(arguments...)` if there is no entry of that name. Returns the entry of that name, and true if it is new.
    template <class... Arguments>
    auto try_emplace(std::string name, Arguments&&... arguments) -> std::pair<iterator, bool>
    {
        std::uint64_t const hash = hash_if_indexed(name);
        if (iterator const found = find_in(*this, name, hash); found != end())
            return {found, false};
        provide_cell();
        entries_.emplace_back(std::piecewise_construct, std::forward_as_tuple(std::move(name)),
                              std::forward_as_tuple(std::forward<Arguments>(arguments)...));
        iterator const added = --entries_.end();
        if (is_indexed())
            put(cells_, {hash != 0 ? hash : hash_of(added->first), added});
        return {added, true};
    }
    /// Sets the value of that name; a new name is appended. Returns its entry, and true if it is new.
    template <class From = Value>
    auto insert_or_assign(std::string name, From&& value) -> std::pair<iterator, bool>
    {
        auto const entry = try_emplace(std::move(name), std::forward<From>(value));
        if (!entry.second)
            entry.first->second = std::forward<From>(value); // it was not used
        return entry;
    }

    /// Removes the entry of that name; the others keep their order. Returns how many were removed.
    auto erase(std::string_view name) -> std::size_t
    {
        iterator const found = find(name);
        if (found == end())
            return 0;
        erase(found);
        return 1;
    }
    /// Removes an entry and returns the next one.
    auto erase(const_iterator entry) -> iterator
    {
        if (is_indexed())
            vacate(cell_of(cells_, hash_of(entry->first), entry->first));
        return entries_.erase(entry);
    }
    void clear() noexcept
    {
        entries_.clear();
        cells_.clear();
    }

    /// The same names with equal values, whatever their order, which has no meaning in JSON.
    friend bool operator==(ordered_map const& left, ordered_map const& right)
    {
        if (left.size() != right.size())
            return false;
        auto likely = right.begin();
        for (auto const& [name, value] : left) {
            const_iterator const found = likely->first == name ? likely : right.find(name);
            if (found == right.end() || !(found->second == value))
                return false;
            ++likely;
        }
        return true;
    }

private:
    // A place of the index: a table whose size is a power of two, at least a quarter of it unused, and which is searched from the
    // place on that the hash names.
    struct cell {
        std::uint64_t hash = 0; // 0 where it is unused
        iterator entry{};

        [[nodiscard]] auto is_used() const noexcept -> bool { return hash != 0; }
    };
    using table = std::vector<cell>;

    static constexpr std::size_t most_without_index = 8; // comparing so few names takes less time than a hash

    [[nodiscard]] auto is_indexed() const noexcept -> bool { return !cells_.empty(); }
    static auto hash_of(std::string_view name) noexcept -> std::uint64_t
    {
        return detail::name_hash(name) | std::uint64_t{1} << 63;
    }
    // The hash that the index is searched for; 0, which is the hash of no name, where there is no index.
    [[nodiscard]] auto hash_if_indexed(std::string_view name) const noexcept -> std::uint64_t
    {
        return is_indexed() ? hash_of(name) : 0;
    }
    static auto next(table const& cells, std::size_t index) noexcept -> std::size_t { return (index + 1) & (cells.size() - 1); }
    static auto first(table const& cells, std::uint64_t hash) noexcept -> std::size_t { return hash & (cells.size() - 1); }

    // The cell of that name, or the unused one where it belongs.
    static auto cell_of(table const& cells, std::uint64_t hash, std::string_view name) noexcept -> std::size_t
    {
        std::size_t index = first(cells, hash);
        while (cells[index].is_used() && (cells[index].hash != hash || cells[index].entry->first != name))
            index = next(cells, index);
        return index;
    }
    static void put(table& cells, cell const& added) noexcept
    {
        std::size_t index = first(cells, added.hash);
        while (cells[index].is_used())
            index = next(cells, index);
        cells[index] = added;
    }

    // Searches for the name, of which `hash` is the `hash_if_indexed`.
    template <class Self>
    static auto find_in(Self& self, std::string_view name, std::uint64_t hash) noexcept -> decltype(self.begin())
    {
        if (hash != 0) {
            cell const& found = self.cells_[cell_of(self.cells_, hash, name)];
            return found.is_used() ? decltype(self.begin())(found.entry) : self.end();
        }
        auto entry = self.begin();
        while (entry != self.end() && entry->first != name)
            ++entry;
        return entry;
    }

    template <class Self>
    static auto value_at(Self& self, std::string_view name) -> decltype((self.begin()->second))
    {
        auto const found = self.find(name);
        if (found == self.end()) {
#if defined(__cpp_exceptions)
            throw std::out_of_range("vouch::ordered_map: no entry of this name");
#else
            std::abort();
#endif
        }
        return found->second;
    }

    // Makes the index larger if it has no place for one entry more, and makes it at all once there are more than a few.
    void provide_cell()
    {
        if (entries_.size() >= most_without_index && entries_.size() >= cells_.size() / 4 * 3)
            make_index();
    }

    // Makes an index that has place for twice as many entries. A few have none.
    void make_index()
    {
        if (entries_.size() < most_without_index)
            return;
        table made(cells_.empty() ? 32 : cells_.size());
        while (made.size() / 4 * 3 < entries_.size() * 2)
            made.resize(made.size() * 2);
        for (cell const& used : cells_)
            if (used.is_used())
                put(made, used);
        if (!is_indexed())
            for (iterator entry = entries_.begin(); entry != entries_.end(); ++entry)
                put(made, {hash_of(entry->first), entry});
        cells_ = std::move(made);
    }

    // Takes an entry out of the index. Those behind it up to the next unused cell move up if they may stand there.
    void vacate(std::size_t index) noexcept
    {
        std::size_t const mask = cells_.size() - 1;
        for (std::size_t after = next(cells_, index); cells_[after].is_used(); after = next(cells_, after))
            if (((after - first(cells_, cells_[after].hash)) & mask) >= ((after - index) & mask)) {
                cells_[index] = cells_[after];
                index = after;
            }
        cells_[index] = {};
    }

    entry_list entries_;
    table cells_; // empty for a few entries
};

} // namespace vouch::inline VOUCH_ABI
#endif
