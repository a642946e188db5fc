// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_SCHEMA_DRIFT_HPP
#define VOUCH_OPENAPI_DETAIL_SCHEMA_DRIFT_HPP
#include <vouch/openapi/detail/change_log.hpp>
#include <vouch/openapi/detail/flat_schema.hpp>
#include <vouch/openapi/detail/limit_drift.hpp>
#include <vouch/openapi/detail/references.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail::drift {

// Compares schemas of two documents.
class schema_drift : protected limit_drift {
public:
    schema_drift(openapi_document const& before, openapi_document const& after) : before_(before), after_(after) {}

    void compare(schema_places const& before, schema_places const& after, message_side side)
    {
        if (tries_ != 0 && !log_.empty())
            return; // they differ
        auto const [entry, is_new] = visited_.insert({addresses_of(before, after), side});
        if (!is_new)
            return; // a recursive schema
        if (tries_ != 0)
            tried_.push_back(entry);
        waiting_.push_back({before, after, side});
        constexpr int most_levels = 100; // schemas that refer to each other in a chain may be many: the rest waits
        if (levels_ == most_levels)
            return;
        ++levels_;
        compare_waiting(waiting_.size() - 1);
        if (levels_ == 1)
            compare_all_waiting();
        --levels_;
    }

protected:
    references const before_;
    references const after_;

private:
    using schema_address = std::vector<void const*>;
    struct schema_pair {
        schema_places before;
        schema_places after;
        message_side side;
    };

    void compare_waiting(std::size_t index)
    {
        auto const [before, after, side] = std::move(waiting_[index]);
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
        auto const old = alternatives_of(before_, before);
        auto const now = alternatives_of(after_, after);
        if (old.size() == 1 && now.size() == 1)
            return compare_flat(old.front().schema, now.front().schema, side);
        compare_alternatives(old, now, side);
    }

    void compare_all_waiting()
    {
        while (!waiting_.empty() && (tries_ == 0 || log_.empty()))
            compare_waiting(0);
    }

    static auto addresses_of(schema_places const& before, schema_places const& after) -> schema_address
    {
        schema_address found;
        for (auto const& schema : before)
            found.push_back(schema.object);
        found.push_back(nullptr);
        for (auto const& schema : after)
            found.push_back(schema.object);
        return found;
    }

    // Which alternatives are the same one: those that are the same component, that have the same tag, that stand in the same
    // place, that take the same kinds of values, that do not differ.
    void compare_alternatives(std::vector<schema_alternative> const& old, std::vector<schema_alternative> const& now,
                              message_side side)
    {
        std::vector<std::size_t> partners(old.size(), now.size());
        std::vector<bool> taken(now.size(), false);
        auto const pair_up = [&](auto const& belong) {
            for (std::size_t left = 0; left < old.size(); ++left)
                for (std::size_t right = 0; right < now.size() && partners[left] == now.size(); ++right)
                    if (!taken[right] && belong(left, right)) {
                        partners[left] = right;
                        taken[right] = true;
                    }
        };
        auto const old_facts = facts_of(old), now_facts = facts_of(now);
        auto const has_name = [&](std::size_t left, std::size_t right) {
            return !old[left].identity.empty() && !now[right].identity.empty();
        };
        auto const have_same_types = [&](std::size_t left, std::size_t right) {
            return old_facts[left].types == now_facts[right].types;
        };
        auto const do_not_differ = [&](std::size_t left, std::size_t right) {
            return have_same_types(left, right) && are_same(old[left].schema, now[right].schema, side);
        };
        pair_up([&](std::size_t left, std::size_t right) {
            return has_name(left, right) && old[left].identity == now[right].identity;
        });
        pair_up([&](std::size_t left, std::size_t right) {
            return !old_facts[left].tags.empty() && old_facts[left].tags == now_facts[right].tags;
        });
        pair_up([&](std::size_t left, std::size_t right) {
            return old[left].pointer == now[right].pointer && old[left].identity.empty() && now[right].identity.empty() &&
                   have_same_types(left, right);
        });
        pair_up([&](std::size_t left, std::size_t right) { return !has_name(left, right) && have_same_types(left, right); });
        // Most renamed components stand where they stood.
        pair_up([&](std::size_t left, std::size_t right) { return left == right && do_not_differ(left, right); });
        pair_up([&](std::size_t left, std::size_t right) { return left != right && do_not_differ(left, right); });
        for (std::size_t index = 0; index < old.size(); ++index)
            if (partners[index] < now.size())
                compare_flat(old[index].schema, now[partners[index]].schema, side);
            else
                log_.add(old[index].pointer, change_class::type, turn::tightened, side, "the alternative was removed");
        for (std::size_t index = 0; index < now.size(); ++index)
            if (!taken[index])
                log_.add(now[index].pointer, change_class::type, turn::loosened, side, "the alternative was added");
    }

    using tag_set = std::set<std::pair<std::string, std::string>>;
    struct alternative_facts {
        tag_set tags;
        type_set types;
    };
    static auto facts_of(std::vector<schema_alternative> const& alternatives) -> std::vector<alternative_facts>
    {
        std::vector<alternative_facts> found;
        for (schema_alternative const& alternative : alternatives)
            found.push_back({tags_of(alternative.schema), alternative.schema.types()});
        return found;
    }

    // The members that have one value, and that value.
    static auto tags_of(flat_schema const& schema) -> tag_set
    {
        tag_set tags;
        for (auto const& part : schema.parts)
            if (part->properties)
                for (auto const& [name, member] : *part->properties)
                    if (auto const* const box = std::get_if<boxed<schema_document>>(&member); box != nullptr) {
                        if ((*box)->const_ && !(*box)->const_->is_null())
                            tags.emplace(name, normal(**(*box)->const_));
                        else if ((*box)->enum_ && (*box)->enum_->size() == 1)
                            tags.emplace(name, normal((*box)->enum_->front()));
                    }
        return tags;
    }

    // Whether a comparison finds no change, deprecation aside. What is being compared already counts as the same, so that
    // recursion ends. Tries multiply where alternatives stand inside alternatives, so their number is bounded: what is not tried
    // differs.
    auto are_same(flat_schema const& before, flat_schema const& after, message_side side) -> bool
    {
        constexpr int most_tries_inside_each_other = 2;
        if (tries_ >= most_tries_inside_each_other || tries_left_ == 0)
            return false;
        --tries_left_;
        return finds_no_change([&] { compare_flat(before, after, side); });
    }
    // The same for schemas inside `not` and the like, where a change that is listed already may break somebody else: only pairs
    // of `same_` count as the same.
    auto are_same(schema_places const& before, schema_places const& after, message_side side) -> bool
    {
        if (tries_whole_) {
            compare(before, after, side);
            return log_.empty();
        }
        tries_whole_ = true;
        std::swap(visited_, same_);
        bool const same = finds_no_change([&] { compare(before, after, side); }, true);
        std::swap(visited_, same_);
        tries_whole_ = false;
        return same;
    }
    template <class Compare>
    auto finds_no_change(Compare const& compare_them, bool keeps_visited = false) -> bool
    {
        auto log = std::exchange(log_, {});
        auto waiting = std::exchange(waiting_, {});
        auto tried = std::exchange(tried_, {});
        ++tries_;
        compare_them();
        compare_all_waiting();
        --tries_;
        bool const same = log_.empty();
        if (!same || !keeps_visited)
            for (auto const entry : tried_)
                visited_.erase(entry);
        tried_ = std::move(tried);
        waiting_ = std::move(waiting);
        log_ = std::move(log);
        return same;
    }

    void compare_flat(flat_schema const& before, flat_schema const& after, message_side side)
    {
        if (before.unresolved != after.unresolved)
            log_.add(before.unresolved.empty() ? after.unresolved_pointer : before.unresolved_pointer, change_class::type,
                     turn::broken, side, "the schema outside of this document is another one");
        compare_limits(before, after, side);
        compare_members(before, after, side);
        compare_subschemas(before, after, side);
        compare_rest(before, after, side);
        if (tries_ == 0)
            compare_flag<&schema_document::deprecated>(before, after, change_class::deprecation, "deprecated", "the schema",
                                                       side);
    }

    // ---- members

    struct object_member {
        std::string name;
        schema_places schemas{};
        bool required = false;
        std::string required_pointer{}; // where a list of required names has it
    };
    // The members that stand in a message: read-only ones not in a request, write-only ones not in a response. A member that is
    // required and nowhere declared is one that may be anything.
    static auto members_of_message(references const& document, flat_schema const& schema, message_side side)
        -> std::vector<object_member>
    {
        std::vector<object_member> found;
        ordered_map<std::size_t> indexes;
        auto const member_named = [&](std::string const& name) -> object_member& {
            auto const [entry, is_new] = indexes.try_emplace(name, found.size());
            if (is_new)
                found.push_back({name});
            return found[entry->second];
        };
        for (auto const& part : schema.parts)
            if (part->properties)
                for (auto const& [name, member] : *part->properties)
                    member_named(name).schemas.push_back({&member, child(child(part.pointer, "properties"), name)});
        for (auto const& part : schema.parts)
            if (part->required)
                for (std::size_t index = 0; index < part->required->size(); ++index) {
                    object_member& member = member_named((*part->required)[index]);
                    member.required = true;
                    member.required_pointer = child(child(part.pointer, "required"), index);
                }
        std::erase_if(found, [&](object_member const& member) {
            auto const flat = flatten(document, member.schemas);
            return side.is_request ? flat.is_true<&schema_document::read_only>() : flat.is_true<&schema_document::write_only>();
        });
        return found;
    }
    static auto pointer_of(object_member const& member) -> std::string const&
    {
        return member.schemas.empty() ? member.required_pointer : member.schemas.front().pointer;
    }
    static auto find_member(std::vector<object_member> const& members, std::string_view name) -> object_member const*
    {
        auto const found = std::find_if(members.begin(), members.end(), [&](auto const& each) { return each.name == name; });
        return found == members.end() ? nullptr : &*found;
    }
    static auto takes_no_others(flat_schema const& schema) -> bool
    {
        return std::any_of(schema.parts.begin(), schema.parts.end(), [](auto const& part) {
            openapi_model::schema_or_boolean const nothing(false);
            return part->additional_properties == nothing || part->unevaluated_properties == nothing;
        });
    }
    void compare_members(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const was = members_of_message(before_, before, side);
        auto const is = members_of_message(after_, after, side);
        for (object_member const& member : was) {
            object_member const* const now = find_member(is, member.name);
            if (now == nullptr && member.schemas.empty()) { // it may still be there
                log_.add(pointer_of(member), change_class::requirement, turn::loosened, side, "the member is no longer required");
            } else if (now == nullptr) {
                log_.add(pointer_of(member), change_class::member, turn::broken, side, "the member was removed");
            } else {
                if (now->required != member.required)
                    log_.add(pointer_of(member), change_class::requirement, now->required ? turn::tightened : turn::loosened,
                             side, now->required ? "the member is now required" : "the member is no longer required");
                if (member.schemas.empty() == now->schemas.empty())
                    compare(member.schemas, now->schemas, side);
            }
        }
        bool const was_closed = takes_no_others(before);
        for (object_member const& member : is)
            if (find_member(was, member.name) == nullptr) {
                turn const change = side.user_sends() ? (member.required ? turn::tightened : turn::neutral)
                                                      : (was_closed ? turn::loosened : turn::neutral);
                log_.add(pointer_of(member), change_class::member, change, side,
                         member.required ? "a required member was added" : "an optional member was added");
            }
    }

    // ---- schemas inside a schema

    // A keyword that holds a schema. Where it is absent, anything is valid.
    template <auto Member>
    void compare_subschema(flat_schema const& before, flat_schema const& after, std::string_view keyword, message_side side)
    {
        compare_limiting(before.subschemas<Member>(keyword), after.subschemas<Member>(keyword), keyword, side);
    }
    void compare_limiting(schema_places const& was, schema_places const& is, std::string_view keyword, message_side side)
    {
        bool const was_any = takes_anything(flatten(before_, was)), is_any = takes_anything(flatten(after_, is));
        if (was_any && is_any)
            return compare(was, is, side); // one of them may be deprecated
        if ((was.empty() && !is_any) || (is.empty() && !was_any)) {
            log_.add(was.empty() ? is.front().pointer : was.front().pointer, change_class::constraint,
                     was.empty() ? turn::tightened : turn::loosened, side,
                     std::string(keyword).append(was.empty() ? " now limits what is valid" : " no longer limits what is valid"));
            return;
        }
        // An object that takes no other members, and one that takes some.
        openapi_model::schema_or_boolean const nothing(false);
        bool const was_closed = *was.front() == nothing, is_closed = *is.front() == nothing;
        if (was_closed != is_closed)
            log_.add(was.front().pointer, change_class::constraint, is_closed ? turn::tightened : turn::loosened, side,
                     std::string(keyword).append(is_closed ? " now takes nothing" : " now takes something"));
        else
            compare(was, is, side);
    }
    void compare_subschemas(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_subschema<&schema_document::items>(before, after, "items", side);
        compare_subschema<&schema_document::additional_properties>(before, after, "additionalProperties", side);
        compare_subschema<&schema_document::property_names>(before, after, "propertyNames", side);
        compare_subschema<&schema_document::unevaluated_items>(before, after, "unevaluatedItems", side);
        compare_subschema<&schema_document::unevaluated_properties>(before, after, "unevaluatedProperties", side);
    }

    // The items at the start of an array. Where a schema has none at an index, its `items` count.
    void compare_prefix_items(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const size_of = [](flat_schema const& schema) {
            std::size_t size = 0;
            for (auto const& part : schema.parts)
                if (part->prefix_items)
                    size = (std::max)(size, part->prefix_items->size());
            return size;
        };
        auto const items_at = [](flat_schema const& schema, std::size_t index) {
            schema_places found;
            openapi_model::schema_or_boolean const anything(true);
            for (auto const& part : schema.parts)
                if (part->prefix_items && index < part->prefix_items->size()) {
                    if (auto const& item = (*part->prefix_items)[index]; item != anything)
                        found.push_back({&item, child(child(part.pointer, "prefixItems"), index)});
                } else if (part->items && *part->items != anything) {
                    found.push_back({&*part->items, child(part.pointer, "items")});
                }
            return found;
        };
        std::size_t const size = (std::max)(size_of(before), size_of(after));
        for (std::size_t index = 0; index < size; ++index)
            compare_limiting(items_at(before, index), items_at(after, index), "prefixItems", side);
    }

    // A keyword that is only compared as a whole.
    template <auto Member>
    void compare_whole(flat_schema const& before, flat_schema const& after, std::string_view keyword, message_side side)
    {
        auto const holders = [](flat_schema const& schema) {
            auto parts = schema.parts;
            std::erase_if(parts, [](auto const& part) { return !((*part).*Member); });
            return parts;
        };
        auto const was = holders(before), is = holders(after);
        if (std::equal(was.begin(), was.end(), is.begin(), is.end(), [&](auto const& left, auto const& right) {
                return are_same_values(*((*left).*Member), *((*right).*Member), child(left.pointer, keyword),
                                       child(right.pointer, keyword), side);
            }))
            return;
        turn const change = was.empty() ? turn::tightened : is.empty() ? turn::loosened : turn::broken;
        log_.add((was.empty() ? after : before).template where<Member>(keyword), change_class::constraint, change, side,
                 std::string(keyword).append(was.empty()  ? " was added"
                                             : is.empty() ? " was removed"
                                                          : " changed"));
    }
    // The values of such a keyword: a schema, schemas by name, or what holds no schema.
    template <class Value>
    auto are_same_values(Value const& before, Value const& after, std::string const&, std::string const&, message_side) -> bool
    {
        return before == after;
    }
    auto are_same_values(openapi_model::schema_or_boolean const& before, openapi_model::schema_or_boolean const& after,
                         std::string const& before_pointer, std::string const& after_pointer, message_side side) -> bool
    {
        return are_same(schema_places{{&before, before_pointer}}, schema_places{{&after, after_pointer}}, side);
    }
    auto are_same_values(ordered_map<openapi_model::schema_or_boolean> const& before,
                         ordered_map<openapi_model::schema_or_boolean> const& after, std::string const& before_pointer,
                         std::string const& after_pointer, message_side side) -> bool
    {
        return before.size() == after.size() && std::all_of(before.begin(), before.end(), [&](auto const& entry) {
                   auto const found = after.find(entry.first);
                   return found != after.end() && are_same_values(entry.second, found->second, child(before_pointer, entry.first),
                                                                  child(after_pointer, entry.first), side);
               });
    }
    void compare_rest(flat_schema const& before, flat_schema const& after, message_side side)
    {
        compare_whole<&schema_document::not_>(before, after, "not", side);
        compare_whole<&schema_document::if_>(before, after, "if", side);
        compare_whole<&schema_document::then>(before, after, "then", side);
        compare_whole<&schema_document::else_>(before, after, "else", side);
        compare_prefix_items(before, after, side);
        compare_whole<&schema_document::contains>(before, after, "contains", side);
        compare_whole<&schema_document::min_contains>(before, after, "minContains", side);
        compare_whole<&schema_document::max_contains>(before, after, "maxContains", side);
        compare_whole<&schema_document::pattern_properties>(before, after, "patternProperties", side);
        compare_whole<&schema_document::dependent_schemas>(before, after, "dependentSchemas", side);
        compare_whole<&schema_document::dependent_required>(before, after, "dependentRequired", side);
        compare_whole<&schema_document::content_schema>(before, after, "contentSchema", side);
        compare_discriminators(before, after, side);
    }
    // Where the tag stands. Its values are compared with the alternatives.
    void compare_discriminators(flat_schema const& before, flat_schema const& after, message_side side)
    {
        auto const tag_of = [](flat_schema const& schema) -> std::string const* {
            for (auto const& part : schema.parts)
                if (part->discriminator)
                    return &part->discriminator->property_name;
            return nullptr;
        };
        std::string const *const was = tag_of(before), *const is = tag_of(after);
        if (was != nullptr && is != nullptr && *was != *is)
            log_.add(before.where<&schema_document::discriminator>("discriminator"), change_class::type, turn::broken, side,
                     "the discriminator is another member");
    }

    using pair_set = std::set<std::pair<schema_address, message_side>>;

    pair_set visited_;
    pair_set same_;                         // in which no change was found
    std::vector<pair_set::iterator> tried_; // of `visited_`, those that the present try has put there
    std::deque<schema_pair> waiting_;
    int levels_ = 0;           // of `compare`, inside each other
    int tries_ = 0;            // of `are_same`, inside each other
    int tries_left_ = 10'000;  // of alternatives
    bool tries_whole_ = false; // compares what stands inside `not` and the like
};

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
