// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_DEFERRED_FUNCTION_HPP
#define VOUCH_TESTING_DETAIL_DEFERRED_FUNCTION_HPP
#include <vouch/core/config.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::testing::detail {

// A function to call later, once. std::function would have to copy it.
class deferred_function {
public:
    template <class Function>
        requires(!std::is_same_v<Function, deferred_function>)
    explicit deferred_function(Function function) : held_(std::make_unique<holder<Function>>(std::move(function)))
    {}

    void operator()() { held_->call(); }

private:
    struct any_holder {
        any_holder() = default;
        any_holder(any_holder const&) = delete;
        auto operator=(any_holder const&) -> any_holder& = delete;
        virtual ~any_holder() = default;
        virtual void call() = 0;
    };
    template <class Function>
    struct holder final : any_holder {
        explicit holder(Function held) : function(std::move(held)) {}
        void call() override { function(); }
        Function function;
    };

    std::unique_ptr<any_holder> held_;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
