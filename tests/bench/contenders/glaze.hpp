// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_GLAZE_HPP
#define VOUCH_BENCH_CONTENDERS_GLAZE_HPP
// C++23. glaze reflects aggregates by itself; text types and enumerations need hooks.
#include "../model.hpp"

#include <glaze/json.hpp>

namespace bench {

// As strict as it can be made: members required, nullable ones too, skipped ones and the end of the text checked.
struct glaze_options : glz::opts {
    bool validate_skipped = true;
    bool validate_trailing_whitespace = true;
};
inline constexpr glaze_options glaze_reading{
    {.error_on_unknown_keys = false, .skip_null_members = false, .error_on_missing_keys = true}};

template <class Type>
struct glaze_reads_text {
    template <auto Options>
    static void op(auto& value, glz::is_context auto&& context, auto&& at, auto end)
    {
        std::string_view text;
        glz::parse<glz::JSON>::op<Options>(text, context, at, end);
        if (bool(context.error))
            return;
        if (auto const made = vouch::parse_text<Type>(text))
            value = *made;
        else
            context.error = glz::error_code::constraint_violated;
    }
};

template <class Type>
struct glaze_writes_text {
    template <auto Options>
    static void op(auto& value, glz::is_context auto&& context, auto&&... arguments)
    {
        text_of<Type> const text(value);
        glz::serialize<glz::JSON>::op<Options>(text.view, context, arguments...);
    }
};

// It writes what is empty as null, or leaves it out, for a whole document: a reply has only nullable members, an update only
// optional ones.
template <class Document>
inline constexpr bool leaves_out = false;
template <>
inline constexpr bool leaves_out<update> = true;

struct with_glaze {
    template <class Document>
    static auto read(std::string_view text) -> std::optional<Document>
    {
        std::optional<Document> made(std::in_place);
        if (glz::read<glaze_reading>(*made, text))
            made.reset();
        return made;
    }

    template <class Document>
    static auto write(Document const& document) -> std::optional<std::string>
    {
        std::optional<std::string> made(std::in_place);
        if (glz::write<glz::opts{.skip_null_members = leaves_out<Document>}>(document, *made))
            made.reset();
        return made;
    }
};

} // namespace bench

template <>
struct glz::from<glz::JSON, vouch::country> : bench::glaze_reads_text<vouch::country> {};
template <>
struct glz::from<glz::JSON, boost::uuids::uuid> : bench::glaze_reads_text<boost::uuids::uuid> {};
template <>
struct glz::from<glz::JSON, std::chrono::year_month_day> : bench::glaze_reads_text<std::chrono::year_month_day> {};
template <>
struct glz::from<glz::JSON, bench::moment> : bench::glaze_reads_text<bench::moment> {};

template <>
struct glz::to<glz::JSON, vouch::country> : bench::glaze_writes_text<vouch::country> {};
template <>
struct glz::to<glz::JSON, boost::uuids::uuid> : bench::glaze_writes_text<boost::uuids::uuid> {};
template <>
struct glz::to<glz::JSON, std::chrono::year_month_day> : bench::glaze_writes_text<std::chrono::year_month_day> {};
template <>
struct glz::to<glz::JSON, bench::moment> : bench::glaze_writes_text<bench::moment> {};

template <>
struct glz::meta<bench::user_status> {
    using enum bench::user_status;
    static constexpr auto value = glz::enumerate(under_review, active, paused, rejected, offboarded, incomplete);
};
template <>
struct glz::meta<bench::document_type> {
    using enum bench::document_type;
    static constexpr auto value =
        glz::enumerate(identity_front, identity_back, tax_document, proof_of_address, source_of_funds, selfie);
};
template <>
struct glz::meta<bench::user_type> {
    using enum bench::user_type;
    static constexpr auto value = glz::enumerate(individual, business);
};
#endif
