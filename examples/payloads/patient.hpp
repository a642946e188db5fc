// SPDX-License-Identifier: BSL-1.0
// A Patient resource (HL7 FHIR R4), with a date of one's own and with the choices that FHIR makes by the name of a member.
#ifndef VOUCH_EXAMPLES_PAYLOADS_PATIENT_HPP
#define VOUCH_EXAMPLES_PAYLOADS_PATIENT_HPP
#include <vouch/json.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fhir {

template <class Value>
using list = std::optional<std::vector<Value>>;

// A day, or as much of it as is known: "1990-02-28", "1990-02" or "1990".
class partial_date {
public:
    using value_type = std::variant<std::chrono::year, std::chrono::year_month, std::chrono::year_month_day>;

    partial_date() = default;
    partial_date(value_type value) : value_(value) {}

    [[nodiscard]] auto value() const -> value_type const& { return value_; }
    [[nodiscard]] auto year() const -> std::chrono::year
    {
        if (auto const* const alone = std::get_if<std::chrono::year>(&value_))
            return *alone;
        auto const* const month = std::get_if<std::chrono::year_month>(&value_);
        return month == nullptr ? std::get<std::chrono::year_month_day>(value_).year() : month->year();
    }
    friend bool operator==(partial_date const&, partial_date const&) = default;

    friend auto vouch_represent(partial_date const& date, vouch::of<partial_date>) -> std::string
    {
        if (auto const* const day = std::get_if<std::chrono::year_month_day>(&date.value_))
            return vouch::to_text(*day).value_or("");
        if (auto const* const month = std::get_if<std::chrono::year_month>(&date.value_))
            return vouch::to_text(*month).value_or("");
        return vouch::to_text(date.year() / std::chrono::January).value_or("").substr(0, 4);
    }
    friend auto vouch_restore(std::string const& text, vouch::of<partial_date>) -> std::optional<partial_date>
    {
        if (auto const day = vouch::parse_text<std::chrono::year_month_day>(text))
            return partial_date(*day);
        if (auto const month = vouch::parse_text<std::chrono::year_month>(text))
            return partial_date(*month);
        auto const january = vouch::parse_text<std::chrono::year_month>(text + "-01");
        return january ? std::optional<partial_date>(january->year()) : std::nullopt;
    }
    friend constexpr auto vouch_info(vouch::of<partial_date>) -> vouch::text_info
    {
        return {.code = "not_a_partial_date", .expected = "a date, YYYY, YYYY-MM or YYYY-MM-DD"};
    }

private:
    value_type value_{};
};

struct period {
    std::optional<partial_date> start{};
    std::optional<partial_date> end{};
};
BOOST_DESCRIBE_STRUCT(period, (), (start, end))

struct coding {
    std::optional<vouch::uri> system{};
    std::optional<std::string> code{};
    std::optional<std::string> display{};
};
BOOST_DESCRIBE_STRUCT(coding, (), (system, code, display))
struct codeable_concept {
    list<fhir::coding> coding{};
    std::optional<std::string> text{};
};
BOOST_DESCRIBE_STRUCT(codeable_concept, (), (coding, text))

// What this version does not have: a value whose type the member's name tells, or more extensions.
struct extension {
    vouch::uri url{};
    std::optional<bool> valueBoolean{};
    std::optional<int> valueInteger{};
    std::optional<vouch::decimal> valueDecimal{};
    std::optional<std::string> valueString{};
    std::optional<std::string> valueCode{};
    std::optional<partial_date> valueDate{};
    std::optional<std::chrono::sys_seconds> valueDateTime{};
    std::optional<coding> valueCoding{};
    std::optional<codeable_concept> valueCodeableConcept{};
    list<fhir::extension> extension{};
};
BOOST_DESCRIBE_STRUCT(extension, (),
                      (url, valueBoolean, valueInteger, valueDecimal, valueString, valueCode, valueDate, valueDateTime,
                       valueCoding, valueCodeableConcept, extension))

enum class identifier_use { usual, official, temp, secondary, old };
BOOST_DESCRIBE_ENUM(identifier_use, usual, official, temp, secondary, old)
struct identifier {
    list<fhir::extension> extension{};
    std::optional<identifier_use> use{};
    std::optional<codeable_concept> type{};
    std::optional<vouch::uri> system{};
    std::optional<std::string> value{};
    std::optional<fhir::period> period{};
};
BOOST_DESCRIBE_STRUCT(identifier, (), (extension, use, type, system, value, period))

enum class name_use { usual, official, temp, nickname, anonymous, old, maiden };
BOOST_DESCRIBE_ENUM(name_use, usual, official, temp, nickname, anonymous, old, maiden)
struct human_name {
    std::optional<name_use> use{};
    std::optional<std::string> text{};
    std::optional<std::string> family{};
    list<std::string> given{};
    list<std::string> prefix{};
    std::optional<fhir::period> period{};
};
BOOST_DESCRIBE_STRUCT(human_name, (), (use, text, family, given, prefix, period))

enum class contact_system { phone, fax, email, pager, url, sms, other };
BOOST_DESCRIBE_ENUM(contact_system, phone, fax, email, pager, url, sms, other)
struct contact_point {
    std::optional<contact_system> system{};
    std::optional<std::string> value{};
    std::optional<std::string> use{};
    std::optional<unsigned> rank{};
};
BOOST_DESCRIBE_STRUCT(contact_point, (), (system, value, use, rank))

struct address {
    std::optional<std::string> use{};
    list<std::string> line{};
    std::optional<std::string> city{};
    std::optional<std::string> postalCode{};
    std::optional<std::string> country{};
};
BOOST_DESCRIBE_STRUCT(address, (), (use, line, city, postalCode, country))

struct reference {
    std::optional<std::string> reference{}; // "Organization/7", or "#gp" of a contained resource
    std::optional<std::string> display{};
};
BOOST_DESCRIBE_STRUCT(reference, (), (reference, display))

// Resources that stand in the patient itself.
struct practitioner {
    std::string id{};
    list<human_name> name{};
    list<contact_point> telecom{};
};
BOOST_DESCRIBE_STRUCT(practitioner, (), (id, name, telecom))
struct organization {
    std::string id{};
    std::optional<std::string> name{};
};
BOOST_DESCRIBE_STRUCT(organization, (), (id, name))
using contained_resource = std::variant<practitioner, organization>;
constexpr auto vouch_schema(vouch::of<contained_resource>)
{
    return vouch::schema(vouch::tag("resourceType"), vouch::alternative<practitioner>("Practitioner"),
                         vouch::alternative<organization>("Organization"));
}

// What stands beside a simple value, in a member with an underscore: {"birthDate":"1990","_birthDate":{"extension":[…]}}.
struct element {
    std::optional<std::string> id{};
    list<fhir::extension> extension{};
};
BOOST_DESCRIBE_STRUCT(element, (), (id, extension))

enum class gender { male, female, other, unknown };
BOOST_DESCRIBE_ENUM(gender, male, female, other, unknown)

struct patient {
    std::string resourceType{};
    std::optional<std::string> id{};
    list<contained_resource> contained{};
    list<fhir::extension> extension{};
    list<fhir::identifier> identifier{};
    std::optional<bool> active{};
    list<human_name> name{};
    list<contact_point> telecom{};
    std::optional<fhir::gender> gender{};
    std::optional<partial_date> birthDate{};
    std::optional<element> birthDateElement{};
    std::optional<bool> deceasedBoolean{}; // deceased[x] is one of these two
    std::optional<std::chrono::sys_seconds> deceasedDateTime{};
    list<fhir::address> address{};
    std::optional<bool> multipleBirthBoolean{}; // and multipleBirth[x] one of these
    std::optional<int> multipleBirthInteger{};
    list<reference> generalPractitioner{};
    std::optional<reference> managingOrganization{};
};
BOOST_DESCRIBE_STRUCT(patient, (),
                      (resourceType, id, contained, extension, identifier, active, name, telecom, gender, birthDate,
                       birthDateElement, deceasedBoolean, deceasedDateTime, address, multipleBirthBoolean, multipleBirthInteger,
                       generalPractitioner, managingOrganization))
constexpr auto vouch_schema(vouch::of<patient>)
{
    using namespace vouch;
    return schema(field<&patient::resourceType>(one_of("Patient")), field<&patient::birthDateElement>(name("_birthDate")),
                  check(
                      "deceased_twice", "one of deceasedBoolean and deceasedDateTime",
                      [](patient const& one) { return !one.deceasedBoolean || !one.deceasedDateTime; },
                      at<&patient::deceasedDateTime>),
                  check(
                      "multiple_birth_twice", "one of multipleBirthBoolean and multipleBirthInteger",
                      [](patient const& one) { return !one.multipleBirthBoolean || !one.multipleBirthInteger; },
                      at<&patient::multipleBirthInteger>));
}

} // namespace fhir
#endif
