// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_PAGES_HPP
#define VOUCH_HTTP_CLIENT_PAGES_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/call.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/http/client/detail/outcome_types.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/type_list.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// Why there are no more pages.
enum class pages_ending : std::uint8_t {
    not_ended,       ///< there may be more
    last_page,       ///< the last reply had no cursor
    failed,          ///< the last outcome is no success
    limit,           ///< the limit was reached, and the server had more
    repeated_cursor, ///< the last reply has a cursor that was used before
};

namespace detail {

// What a call tells of its endpoint and backend.
template <class Call>
struct call_traits;
template <class Endpoint, class Backend, class... Credentials, std::uint64_t Given>
struct call_traits<call<Endpoint, client<Backend, Credentials...>, Given>> {
    using endpoint = Endpoint;
    using backend = std::remove_reference_t<Backend>;
};

// Returns true if a call ended with a documented success. A 2xx that only a default reply documents is none.
template <class Endpoint, class... Successes>
[[nodiscard]] auto is_success_of(outcome<Endpoint> const& page, type_list<Successes...>) noexcept -> bool
{
    return ((page.template get_if<Successes>() != nullptr) || ...);
}

// Returns the cursor of a success, as `next` says it: of the reply's body, or of the outcome if `next` takes that.
template <class Endpoint, class Next>
auto next_cursor(Next& next, outcome<Endpoint> const& page)
{
    if constexpr (std::is_invocable_v<Next&, success_of<Endpoint> const&>)
        return next(*page.ok());
    else
        return next(page);
}

// Defined behind `pages_of`: a coroutine must name its type.
template <class Pages, class Stop>
auto next_page(Pages& pages, Stop stop) ->
    typename Pages::backend::template task<std::optional<outcome<typename Pages::endpoint>>>;

} // namespace detail

/// The pages of an endpoint, made by `pages`. Each is asked for when it is wanted, not before.
///
/// Sync backends: a range of outcomes, once. Coroutine backends: `co_await pages.next()`. Callback backends: `pages.next(f)`.
template <class Call, class Next, class Cursor>
class pages_of {
    using traits = detail::call_traits<std::invoke_result_t<Call&, std::optional<Cursor> const&>>;

public:
    using endpoint = typename traits::endpoint;
    using backend = typename traits::backend;

    pages_of(Call call, Next next, std::size_t limit) : call_(std::move(call)), next_(std::move(next)), left_(limit)
    {
        if (left_ == 0)
            ending_ = pages_ending::limit;
    }
    pages_of(pages_of const&) = delete;
    auto operator=(pages_of const&) -> pages_of& = delete;

    /// Why there are no more pages; `not_ended` while there may be more.
    [[nodiscard]] auto ending() const noexcept -> pages_ending { return ending_; }

    /// The position in a range of pages. There is one page at a time.
    class iterator {
    public:
        using value_type = outcome<endpoint>;
        using difference_type = std::ptrdiff_t;

        iterator() = default;
        explicit iterator(pages_of& pages) : pages_(&pages) {}

        [[nodiscard]] auto operator*() const noexcept -> value_type& { return *pages_->page_; }
        [[nodiscard]] auto operator->() const noexcept -> value_type* { return &*pages_->page_; }
        auto operator++() -> iterator&
        {
            pages_->advance();
            return *this;
        }
        void operator++(int) { ++*this; }
        [[nodiscard]] auto operator==(std::default_sentinel_t) const noexcept -> bool { return !pages_->page_; }

    private:
        pages_of* pages_ = nullptr;
    };

    /// Asks for the first page.
    [[nodiscard]] auto begin() -> iterator
        requires sync_backend<backend>
    {
        advance();
        return iterator(*this);
    }
    [[nodiscard]] auto end() const noexcept -> std::default_sentinel_t
        requires sync_backend<backend>
    {
        return {};
    }

    /// Asks for the next page: a task of `std::optional<outcome<Endpoint>>`, which is empty at the end.
    ///
    /// Lifetime: the pages must outlive the task, and not two tasks may run at a time.
    template <stop_request Stop = never_stop>
    [[nodiscard]] auto next(Stop stop = {})
        requires coroutine_backend<backend>
    {
        return detail::next_page(*this, std::move(stop));
    }

    /// Asks for the next page and calls `function` with a `std::optional<outcome<Endpoint>>`, which is empty at the end. Another
    /// page may be asked for in the function.
    ///
    /// Lifetime: the pages must outlive the call.
    template <class Function, stop_request Stop = never_stop>
    void next(Function function, Stop stop = {})
        requires callback_backend<backend>
    {
        if (ending_ != pages_ending::not_ended)
            return std::move(function)(std::optional<outcome<endpoint>>());
        call_(cursor_).send(
            [this, function = std::move(function)](outcome<endpoint> page) mutable noexcept {
                take(page);
                std::move(function)(std::optional<outcome<endpoint>>(std::move(page)));
            },
            std::move(stop));
    }

private:
    template <class Pages, class Stop>
    friend auto detail::next_page(Pages& pages, Stop stop) ->
        typename Pages::backend::template task<std::optional<outcome<typename Pages::endpoint>>>;

    void advance()
    {
        page_.reset();
        if (ending_ != pages_ending::not_ended)
            return;
        page_.emplace(call_(cursor_).send());
        take(*page_);
    }

    // Says from a page what comes after it.
    void take(outcome<endpoint> const& page)
    {
        --left_;
        if (!detail::is_success_of(page, detail::successes_of<endpoint>{})) {
            ending_ = pages_ending::failed;
            return;
        }
        std::optional<Cursor> following = detail::next_cursor(next_, page);
        if (!following) {
            ending_ = pages_ending::last_page;
        } else if (std::find(used_.begin(), used_.end(), *following) != used_.end()) {
            ending_ = pages_ending::repeated_cursor;
        } else if (left_ == 0) {
            ending_ = pages_ending::limit;
        } else {
            used_.push_back(*following);
            cursor_ = std::move(following);
        }
    }

    Call call_;
    Next next_;
    std::size_t left_;
    pages_ending ending_ = pages_ending::not_ended;
    std::optional<Cursor> cursor_{};
    std::vector<Cursor> used_{};
    std::optional<outcome<endpoint>> page_{}; // of a range
};

namespace detail {

template <class Pages, class Stop>
auto next_page(Pages& pages, Stop stop) ->
    typename Pages::backend::template task<std::optional<outcome<typename Pages::endpoint>>>
{
    if (pages.ending_ != pages_ending::not_ended)
        co_return std::nullopt;
    auto sending = pages.call_(pages.cursor_).send(std::move(stop));
    outcome<typename Pages::endpoint> page = co_await std::move(sending);
    pages.take(page);
    co_return std::optional<outcome<typename Pages::endpoint>>(std::move(page));
}

} // namespace detail

/// The most pages that `pages` asks for, unless it is told otherwise.
inline constexpr std::size_t most_pages = 1'000;

/// Asks for one page after the other: `for (auto& outcome : pages(call, next))`.
///
/// `call(cursor)` returns the call of a page with its parameters and body, not yet sent; `cursor` is a
/// `std::optional<Cursor> const&`, empty for the first page. `next(reply)` returns the cursor behind a page as an optional, empty
/// behind the last one; it takes the body of the success, or the `outcome` if it needs header fields. The pages end with the
/// first outcome that is no success, which is given; after `limit` pages; and before a cursor that was used before. `ending()`
/// says which.
/// Lifetime: the client must outlive the pages.
/// Cost:     keeps every cursor.
template <class Cursor = std::string, class Call, class Next>
[[nodiscard]] auto pages(Call call, Next next, std::size_t limit = most_pages) -> pages_of<Call, Next, Cursor>
{
    return pages_of<Call, Next, Cursor>(std::move(call), std::move(next), limit);
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
