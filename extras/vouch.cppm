// vouch 0.1.0, the module: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
// `import vouch;` instead of <vouch/vouch.hpp>, after every #include of the file; not both in one file.
module;
#include <algorithm>
#include <array>
#include <bit>
#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/version.hpp>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <compare>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <list>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

export module vouch;

// Templates of vouch are made in the importer, which may include none of this.
export namespace std {
using std::initializer_list;
using std::operator==;
using std::operator<=>;
} // namespace std

// extern "C++": files that import and files that include link into one program.
export extern "C++" {
#include <vouch/vouch.hpp>
}
