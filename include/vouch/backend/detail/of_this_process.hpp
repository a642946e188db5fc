// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_OF_THIS_PROCESS_HPP
#define VOUCH_BACKEND_DETAIL_OF_THIS_PROCESS_HPP
#include <vouch/core/config.hpp>

#include <atomic>
#include <memory>
#include <unistd.h>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// An object for each process. A child that was forked starts with a new one: in its copy of the parent's object a lock may be
/// held by a thread that the child does not have, and the connections in it are the parent's.
///
/// `Type::inherit(std::unique_ptr<Type>)` of the new object takes the copy.
template <class Type>
class of_this_process {
public:
    of_this_process() = default;
    of_this_process(of_this_process const&) = delete;
    auto operator=(of_this_process const&) -> of_this_process& = delete;
    ~of_this_process()
    {
        std::unique_ptr<owned> const last(current_.load());
        if (last != nullptr && last->process != ::getpid())
            Type().inherit(std::move(last->object));
    }

    [[nodiscard]] auto get() -> Type&
    {
        auto const self = ::getpid();
        owned* seen = current_.load(std::memory_order_acquire);
        if (seen != nullptr && seen->process == self)
            return *seen->object;
        auto fresh = std::make_unique<owned>(owned{self, std::make_unique<Type>()});
        if (!current_.compare_exchange_strong(seen, fresh.get(), std::memory_order_acq_rel))
            return *seen->object; // another thread of this process was faster
        std::unique_ptr<owned> const copy(seen);
        Type& object = *fresh.release()->object;
        if (copy != nullptr)
            object.inherit(std::move(copy->object));
        return object;
    }

private:
    struct owned {
        pid_t process;
        std::unique_ptr<Type> object;
    };
    std::atomic<owned*> current_{nullptr};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
