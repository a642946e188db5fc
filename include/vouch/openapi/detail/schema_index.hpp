// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_SCHEMA_INDEX_HPP
#define VOUCH_OPENAPI_DETAIL_SCHEMA_INDEX_HPP
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/report/pointer.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/names.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// All schemas of an OpenAPI document, wherever they stand: a reference may name each of them.
namespace vouch::inline VOUCH_ABI::detail::drift {

// An object of a document, and where it stands.
template <class Object>
struct place {
    Object const* object = nullptr;
    std::string pointer{};

    explicit operator bool() const noexcept { return object != nullptr; }
    auto operator->() const noexcept -> Object const* { return object; }
    auto operator*() const noexcept -> Object const& { return *object; }
};

class schema_index {
public:
    using schema = openapi_model::schema_or_boolean;

    explicit schema_index(openapi_document const& document) { walk(document); }

    // The schema at a pointer, "/components/schemas/user".
    [[nodiscard]] auto at(std::string const& pointer) const -> place<schema>
    {
        auto const found = schemas_.find(pointer);
        return found == schemas_.end() ? place<schema>{} : place<schema>{found->second, pointer};
    }
    // The schema that alone has the anchor, dynamic or not.
    [[nodiscard]] auto anchored(std::string const& anchor) const -> place<schema>
    {
        auto const found = anchors_.find(anchor);
        return found == anchors_.end() ? place<schema>{} : found->second;
    }

private:
    template <class Value>
    void walk(Value const& value)
    {
        if constexpr (described_struct<Value>)
            walk_members(value, json_members<Value>{});
    }
    template <class Object, template <class...> class List, class... Members>
    void walk_members(Object const& object, List<Members...>)
    {
        (walk_named(json_name<Object, Members>, object.*Members::pointer), ...);
    }
    template <class Value>
    void walk_named(std::string_view name, Value const& value)
    {
        std::size_t const size = pointer_.size();
        append_pointer_token(pointer_, name);
        walk(value);
        pointer_.resize(size);
    }
    template <class Value>
    void walk_named(std::string_view name, std::optional<Value> const& value)
    {
        if (value)
            walk_named(name, *value);
    }

    void walk(schema const& value)
    {
        schemas_.emplace(pointer_, &value);
        if (auto const* const box = std::get_if<boxed<schema_document>>(&value); box != nullptr) {
            add_anchor((*box)->anchor, value);
            add_anchor((*box)->dynamic_anchor, value);
            walk(**box);
        }
    }
    void add_anchor(std::optional<std::string> const& anchor, schema const& value)
    {
        if (anchor)
            if (auto const [entry, is_new] = anchors_.try_emplace(*anchor, place<schema>{&value, pointer_});
                !is_new && entry->second.object != &value)
                entry->second = {};
    }

    template <class Value>
    void walk(boxed<Value> const& value)
    {
        walk(*value);
    }
    template <class Value>
    void walk(std::vector<Value> const& list)
    {
        for (std::size_t index = 0; index < list.size(); ++index)
            walk_named(std::to_string(index), list[index]);
    }
    template <class Value>
    void walk(ordered_map<Value> const& map)
    {
        for (auto const& [name, value] : map)
            walk_named(name, value);
    }
    template <class Value>
    void walk(openapi_model::or_extension<Value> const& value)
    {
        if (auto const* const object = std::get_if<Value>(&value); object != nullptr)
            walk(*object);
    }

    std::map<std::string, schema const*> schemas_;
    std::map<std::string, place<schema>> anchors_;
    std::string pointer_; // of what is walked over
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
