// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_CHAIN_WATCH_HPP
#define VOUCH_READ_CHAIN_WATCH_HPP
#include <vouch/core/config.hpp>

#include <cstddef>

namespace vouch::inline VOUCH_ABI::detail {

// A hash container whose buckets can be looked at.
template <class Container>
concept has_buckets = requires(Container const& container, typename Container::key_type const& key) {
    container.bucket_size(container.bucket(key));
};

// Notices when a sender has chosen keys that share a bucket, so that each insertion walks over all keys before it. Looks at the
// bucket of every 64th key that is inserted into one container and estimates how many keys all insertions walked over.
// Containers without buckets are trees, or mix the hash themselves.
class chain_watch {
public:
    // Call after `key` was inserted. Returns false where the keys collide: then no more may be inserted.
    template <has_buckets Container>
    VOUCH_INLINE auto permits(Container const& container, typename Container::key_type const& key) -> bool
    {
        if (container.size() % sample != 0) [[likely]]
            return true;
        walked_ += sample * container.bucket_size(container.bucket(key));
        return walked_ <= most_a_key * container.size() || walked_ <= always_permitted;
    }

private:
    // Honest keys walk over one or two others, those of a weak hash over some tens: 64 a key is not theirs. Whatever the hash,
    // a million steps take no time that matters.
    static constexpr std::size_t sample = 64;
    static constexpr std::size_t most_a_key = 64;
    static constexpr std::size_t always_permitted = 1'000'000;

    std::size_t walked_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
