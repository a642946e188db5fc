// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_TEXT_FILE_HPP
#define VOUCH_TESTS_SUPPORT_TEXT_FILE_HPP
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace support {

/// A file with a text that lives as long as this object.
class text_file {
public:
    explicit text_file(std::string const& text)
    {
        static std::atomic<int> count = 0;
        path_ =
            std::filesystem::temp_directory_path() / ("vouch_text_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
        std::ofstream(path_) << text;
    }
    text_file(text_file const&) = delete;
    auto operator=(text_file const&) -> text_file& = delete;
    ~text_file() { std::filesystem::remove(path_); }

    [[nodiscard]] auto path() const -> std::string { return path_.string(); }

private:
    std::filesystem::path path_;
};

} // namespace support
#endif
