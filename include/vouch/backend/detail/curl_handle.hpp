// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_HANDLE_HPP
#define VOUCH_BACKEND_DETAIL_CURL_HANDLE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>

#include <curl/curl.h>

#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#if LIBCURL_VERSION_NUM < 0x075700
#error "vouch needs libcurl 7.87 or newer"
#endif

// The objects of libcurl, owned. The names of its variadic functions stand in parentheses since they are macros too, which check
// what the templates here have checked and which GCC warns of.
namespace vouch::inline VOUCH_ABI::backend::detail {

template <auto Free>
struct curl_free {
    template <class Type>
    void operator()(Type* object) const noexcept
    {
        Free(object);
    }
};
using curl_easy_handle = std::unique_ptr<CURL, curl_free<&curl_easy_cleanup>>;
using curl_multi_handle = std::unique_ptr<CURLM, curl_free<&curl_multi_cleanup>>;

/// Prepares libcurl as a whole, once; safe beside other threads since libcurl 7.84.
inline void start_curl()
{
    static CURLcode const code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        throw std::bad_alloc(); // the one reason that a library has that is linked and initialised
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

/// Sets an option to a number, or to a pointer, which libcurl copies what it points to only if that is a text.
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
class curl_header_list {
public:
    curl_header_list() = default;
    curl_header_list(curl_header_list const&) = delete;
    auto operator=(curl_header_list const&) -> curl_header_list& = delete;
    ~curl_header_list()
    {
        for (curl_slist* each = list_; each != nullptr; each = each->next)
            vouch::detail::wipe(each->data, std::strlen(each->data));
        curl_slist_free_all(list_);
    }

    void add(std::string_view name, std::string_view value)
    {
        std::string line;
        line.reserve(name.size() + value.size() + 3);
        line.append(name).append(value.empty() ? ";" : ": ").append(value); // "name;" is an empty value
        append(line);
    }

    /// Keeps libcurl from adding a field of this name.
    void suppress(std::string_view name)
    {
        std::string line(name);
        line += ':';
        append(line);
    }

    [[nodiscard]] auto get() const noexcept -> curl_slist* { return list_; }

private:
    void append(std::string& line)
    {
        curl_slist* const longer = curl_slist_append(list_, line.c_str());
        vouch::detail::wipe(line);
        if (longer == nullptr)
            throw std::bad_alloc();
        list_ = longer;
    }

    curl_slist* list_ = nullptr;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
