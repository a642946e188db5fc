// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_HANDLE_HPP
#define VOUCH_BACKEND_DETAIL_CURL_HANDLE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/freed_by.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>

#include <curl/curl.h>

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#if LIBCURL_VERSION_NUM < 0x075700
#error "vouch needs libcurl 7.87 or newer"
#endif

// The objects of libcurl, owned. The names of its variadic functions stand in parentheses since they are macros too, which check
// what the templates here have checked and which GCC warns of.
namespace vouch::inline VOUCH_ABI::backend::detail {

using curl_easy_handle = std::unique_ptr<CURL, vouch::detail::freed_by<&curl_easy_cleanup>>;
using curl_multi_handle = std::unique_ptr<CURLM, vouch::detail::freed_by<&curl_multi_cleanup>>;
using curl_url_handle = std::unique_ptr<CURLU, vouch::detail::freed_by<&curl_url_cleanup>>;

/// Prepares libcurl as a whole, once; safe beside other threads since libcurl 7.84.
inline void start_curl()
{
    static CURLcode const code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        throw std::bad_alloc(); // no other reason is left once libcurl is linked
}

[[nodiscard]] inline auto make_curl_easy() -> curl_easy_handle
{
    curl_easy_handle made(curl_easy_init());
    if (made == nullptr)
        throw std::bad_alloc();
    return made;
}

[[nodiscard]] inline auto make_curl_multi() -> curl_multi_handle
{
    start_curl();
    curl_multi_handle made(curl_multi_init());
    if (made == nullptr)
        throw std::bad_alloc();
    return made;
}

/// A URL that libcurl need not read again for each request; null if it cannot be read.
[[nodiscard]] inline auto make_curl_url(std::string const& text) -> curl_url_handle
{
    curl_url_handle made(curl_url());
    if (made == nullptr)
        throw std::bad_alloc();
    if (curl_url_set(made.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        made.reset();
    return made;
}

/// Sets an option to a number or a pointer. libcurl copies what a pointer points to only if that is a text.
inline void set_curl(CURL* easy, CURLoption option, long value)
{
    (void)(curl_easy_setopt)(easy, option, value);
}
template <class Type>
void set_curl(CURL* easy, CURLoption option, Type* value)
{
    (void)(curl_easy_setopt)(easy, option, value);
}

/// The header fields of a request as libcurl takes them. Their texts, keys among them, are overwritten in the end.
///
/// libcurl reads the list and owns nothing of it, so that its texts can lie in one buffer, which the next request uses again.
class curl_header_list {
public:
    curl_header_list() = default;
    curl_header_list(curl_header_list const&) = delete;
    auto operator=(curl_header_list const&) -> curl_header_list& = delete;
    ~curl_header_list() { clear(); }

    /// Replaces the fields by `headers`, and keeps libcurl from adding fields of the names `suppressed`.
    void assign(std::span<http::header const> headers, std::span<std::string_view const> suppressed)
    {
        clear();
        std::size_t size = 0;
        for (http::header const& header : headers)
            size += header.name.size() + header.value.size() + 3;
        for (std::string_view const name : suppressed)
            size += name.size() + 2;
        text_.reserve(size);                       // does not grow in steps: that would leave copies of a key behind
        for (http::header const& header : headers) // "name;" is an empty value
            append(header.name, header.value.empty() ? ";" : ": ", header.value);
        for (std::string_view const name : suppressed)
            append(name, ":", "");
        for (std::size_t index = 1; index < list_.size(); ++index)
            list_[index - 1].next = &list_[index];
    }

    /// Overwrites the fields and forgets them.
    void clear()
    {
        vouch::detail::wipe(text_.data(), text_.size());
        text_.clear();
        list_.clear();
    }

    /// Null if there is no field. Valid until the fields change.
    [[nodiscard]] auto get() const noexcept -> curl_slist const* { return list_.empty() ? nullptr : list_.data(); }

private:
    void append(std::string_view name, std::string_view separator, std::string_view value)
    {
        list_.push_back({.data = text_.data() + text_.size(), .next = nullptr});
        text_.append(name).append(separator).append(value).append(1, '\0');
    }

    std::string text_; // its bytes stay where they are while fields are added
    std::vector<curl_slist> list_;
};

/// A handle of libcurl and what it keeps from one request to the next.
struct curl_slot {
    curl_url_handle url{}; ///< of `origin`; `easy` refers to it
    curl_easy_handle easy = make_curl_easy();
    std::string origin{}; ///< the origin for which `easy` is set up; empty before that
    curl_header_list fields{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
