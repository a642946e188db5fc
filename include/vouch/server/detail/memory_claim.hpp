// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_MEMORY_CLAIM_HPP
#define VOUCH_SERVER_DETAIL_MEMORY_CLAIM_HPP
#include <vouch/core/config.hpp>

#include <atomic>
#include <cstddef>
#include <utility>

namespace vouch::inline VOUCH_ABI::server::detail {

// The part of a connection in the memory that bodies may take up over all connections.
class memory_claim {
public:
    explicit memory_claim(std::atomic<std::size_t>& total) noexcept : total_(total) {}
    memory_claim(memory_claim const&) = delete;
    auto operator=(memory_claim const&) -> memory_claim& = delete;
    ~memory_claim() { release(); }

    // Claims `size` bytes instead of fewer; returns false if all connections together are beyond `limit` then.
    [[nodiscard]] auto grow(std::size_t size, std::size_t limit) noexcept -> bool
    {
        if (size <= claimed_)
            return true;
        std::size_t const more = size - std::exchange(claimed_, size);
        return total_.fetch_add(more) + more <= limit;
    }

    void release() noexcept
    {
        if (claimed_ != 0)
            total_ -= std::exchange(claimed_, 0);
    }

private:
    std::atomic<std::size_t>& total_;
    std::size_t claimed_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
