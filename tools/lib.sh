# shellcheck shell=bash
# SPDX-License-Identifier: BSL-1.0
# Shared by the programs of this folder; they source it. Everything it says goes to standard error.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
me=tools/$(basename "$0")
logs=$root/build/logs

say() { printf '%s\n' "$*" >&2; }
step() { printf '[%4d s] %s\n' "$SECONDS" "$*" >&2; }

# fail WHAT [HINT…]: ends the program.
fail()
{
    say ""
    say "$me: $1"
    shift
    local hint
    for hint in "$@"; do say "    $hint"; done
    exit 1
}

running=
trap '[ -z "$running" ] || kill "$running" 2>/dev/null || true' EXIT

# run WHAT COMMAND…: its output goes to a log; says what it does, every 15 s how far it is, and whether it failed.
run()
{
    local what=$1 ticks=0 status=0 started=$SECONDS
    shift
    mkdir -p "$logs"
    log=$logs/$(printf '%s' "$what" | tr -cs 'A-Za-z0-9+.' '-').log
    step "$what"
    "$@" >"$log" 2>&1 </dev/null &
    running=$!
    while kill -0 "$running" 2>/dev/null; do
        sleep 0.2
        ticks=$((ticks + 1))
        [ $((ticks % 75)) -ne 0 ] || step "    $(tail -n 1 "$log" | tr -d '\r' | cut -c 1-110 | grep . || echo "…")"
    done
    wait "$running" || status=$?
    running=
    [ "$status" -eq 0 ] || step "    FAILED after $((SECONDS - started)) s; all it said: ${log#"$root"/}"
    return "$status"
}

# build WHAT COMMAND…: as run; shows the first error.
build()
{
    run "$@" && return 0
    { grep -m 1 -A 30 -E '(: (fatal )?error: |^E: |CMake Error|ERROR: )' "$log" || tail -n 30 "$log"; } | cut -c 1-300 | sed 's/^/    /' >&2
    return 1
}

# --- what must be installed -------------------------------------------------------------------------------------------

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; } # at_least 3.25 3.25.1

preprocessed() { printf '%s\n' "$@" | "$CXX" -E -P -x c++ -std=c++20 - 2>/dev/null; }
compiler_is_new_enough() # g++ 12 or newer, clang++ 16 or newer
{
    local version
    version=$("$1" -dumpversion 2>/dev/null) || return 1
    if printf '__clang__\n' | "$1" -E -P -x c++ - 2>/dev/null | grep -q 1; then at_least 16 "$version"; else at_least 12 "$version"; fi
}
has_compiler()
{
    local each
    for each in ${CXX:-} g++ g++-14 g++-13 g++-12 clang++; do
        if compiler_is_new_enough "$each"; then
            export CXX=$each
            return 0
        fi
    done
    return 1
}
has_cmake() { at_least 3.25 "$(cmake --version 2>/dev/null | sed -n 's/^cmake version //p' | grep . || echo 0)"; }
has_boost()
{
    local version
    has_compiler || return 1
    version=$(preprocessed '#include <boost/version.hpp>' BOOST_VERSION | tail -n 1)
    [[ $version =~ ^[0-9]+$ ]] && [ "$version" -ge 108100 ]
}
has_openssl() { has_compiler && preprocessed '#include <openssl/ssl.h>' >/dev/null; }
has_doctest() { has_compiler && preprocessed '#include <doctest/doctest.h>' >/dev/null; }
has_program() { command -v "$1" >/dev/null; }
has_clang_16() { has_program clang++-16; }
has_clang_19() { has_program clang++-19 && printf '#include <string>\n' | clang++-19 -stdlib=libc++ -E -x c++ - >/dev/null 2>&1; }
has_libfuzzer() { has_program clang++-19 && compgen -G "$(clang++-19 -print-resource-dir)/lib/*/libclang_rt.fuzzer*.a" >/dev/null; }
has_iso-codes() { [ -e /usr/share/iso-codes/json/iso_3166-1.json ]; }
has_python3-stdnum() { [ -e /usr/lib/python3/dist-packages/stdnum/iban.dat ]; }
has_python3-markdown() { [ -e /usr/lib/python3/dist-packages/markdown/__init__.py ]; }
has_python3-pygments() { [ -e /usr/lib/python3/dist-packages/pygments/__init__.py ]; }
has_libcurl() { has_compiler && preprocessed '#include <curl/curl.h>' >/dev/null; }
has_python3-jsonschema() { [ -d /usr/lib/python3/dist-packages/jsonschema ] || python3 -c 'import jsonschema' 2>/dev/null; }
has_httplib() { has_compiler && preprocessed '#include <httplib.h>' >/dev/null; }
has_nginx() { has_program nginx || [ -x /usr/sbin/nginx ]; }
has_meson() { at_least 1.0 "$(meson --version 2>/dev/null || echo 0)"; }

# What each need is called, in words and as packages of Debian and Ubuntu.
words_for()
{
    case $1 in
    compiler) echo "g++ 12 or newer (or clang++ 16 or newer, by CXX=…)" ;;
    cmake) echo "CMake 3.25 or newer" ;;
    boost) echo "the headers of Boost 1.81 or newer (Debian 12 calls 1.74 libboost-dev: too old)" ;;
    openssl) echo "the headers and libraries of OpenSSL 3" ;;
    doctest) echo "doctest, with its CMake package" ;;
    meson) echo "Meson 1.0 or newer" ;;
    clang_16) echo "clang++-16" ;;
    clang_19) echo "clang++-19 with libc++" ;;
    libfuzzer) echo "clang++-19 with libFuzzer" ;;
    iso-codes) echo "the lists of countries, subdivisions, currencies and languages of iso-codes" ;;
    python3-jsonschema) echo "python3-jsonschema, which judges documents by JSON Schema" ;;
    python3-stdnum) echo "python3-stdnum, which knows account numbers and codes of banks" ;;
    python3-markdown) echo "Python's Markdown, which makes the documentation" ;;
    python3-pygments) echo "Pygments, which colours code in the documentation" ;;
    libcurl) echo "the headers and library of libcurl, which a backend and a page of the documentation use" ;;
    httplib) echo "the header and library of cpp-httplib, and pkg-config, which tells their macros" ;;
    nlohmann-json3-dev) echo "the headers of nlohmann JSON" ;;
    rapidjson-dev) echo "the headers of RapidJSON" ;;
    *) echo "the program $1" ;;
    esac
}
packages_for()
{
    case $1 in
    compiler) if at_least 12 "$(candidate g++)"; then echo g++; else echo g++-12; fi ;;
    boost) boost_package ;;
    openssl) echo libssl-dev ;;
    doctest) echo doctest-dev ;;
    libcurl) echo libcurl4-openssl-dev ;;
    httplib) echo libcpp-httplib-dev pkg-config ;;
    ninja) echo ninja-build ;;
    clang_16) echo clang-16 libclang-rt-16-dev ;;
    clang_19) echo clang-19 libclang-rt-19-dev libc++-19-dev libc++abi-19-dev ;;
    libfuzzer) echo clang-19 libclang-rt-19-dev ;;
    h2load) echo nghttp2-client ;;
    llvm-cov-19) echo llvm-19 ;;
    readelf) echo binutils ;;
    tinyproxy) echo tinyproxy-bin ;; # without the service
    aarch64-linux-gnu-g++) echo g++-aarch64-linux-gnu ;;
    qemu-aarch64) echo qemu-user ;;
    *) echo "$1" ;;
    esac
}
candidate() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9]*:\)\{0,1\}//p' | grep -v none || echo 0; }
boost_package() # the default where it is new enough, else the newest that is
{
    local newest
    if at_least 1.81 "$(candidate libboost-dev)"; then
        echo libboost-dev
    else
        newest=$(apt-cache pkgnames libboost1. | sed -n 's/^libboost\(1\.[0-9]*\)-dev$/\1/p' | sort -V | tail -n 1)
        echo "libboost$(printf '1.81\n%s\n' "$newest" | sort -V | tail -n 1)-dev"
    fi
}

has()
{
    if declare -F "has_$1" >/dev/null; then "has_$1"; else has_program "$1"; fi
}
missing_of()
{
    local each
    for each in "$@"; do has "$each" || printf '%s ' "$each"; done
}

# need NAME…: installs what is missing, or says what to do.
need()
{
    local missing packages=() each as_root=()
    has_compiler || true # sets CXX, which the subshells below cannot
    missing=$(missing_of "$@")
    [ -n "$missing" ] || return 0

    local wanted=()
    for each in $missing; do wanted+=("missing: $(words_for "$each")"); done
    if ! has_program apt-get; then
        fail "some tools are not installed" "${wanted[@]}" "Install them, then run $me again. (On Debian and Ubuntu this is done for you.)"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        has_program sudo || fail "some tools are not installed, and installing needs root" "${wanted[@]}" \
            "As root:  apt-get update && apt-get install $(for each in $missing; do packages_for "$each"; done | paste -sd ' ')"
        as_root=(sudo)
        sudo -v || fail "sudo was refused, and installing needs root" "${wanted[@]}" \
            "As root:  apt-get update && apt-get install $(for each in $missing; do packages_for "$each"; done | paste -sd ' ')"
    fi
    build "asking apt what there is" "${as_root[@]}" apt-get update ||
        fail "apt-get update failed" "Is the network there? Try it by hand:  ${as_root[*]} apt-get update"
    for each in $missing; do
        # shellcheck disable=SC2207 # package names hold no spaces
        packages+=($(packages_for "$each"))
    done
    # --no-remove: another Boost's headers, say, are the user's to remove
    build "installing ${packages[*]}" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends --no-remove "${packages[@]}" ||
        fail "could not install ${packages[*]}" "Try it by hand, and read what apt says:" \
            "${as_root[*]} apt-get install ${packages[*]}"
    hash -r
    has_compiler || true
    missing=$(missing_of "$@")
    if [ -n "$missing" ]; then
        wanted=()
        for each in $missing; do wanted+=("still missing: $(words_for "$each")"); done
        fail "this release's packages are too old" "${wanted[@]}" "Install them another way, then run $me again."
    fi
}

# --- the program carbn ------------------------------------------------------------------------------------------------

carbn_build=$root/build/carbn
carbn=$carbn_build/examples/carbn

carbn_is_current()
{
    [ -x "$carbn" ] && [ -e "$carbn_build/current" ] &&
        [ -z "$(find "$root/include" "$root/examples" "$root/CMakeLists.txt" -newer "$carbn_build/current" -print -quit)" ]
}

build_carbn() # says nothing where there is nothing to do
{
    ! carbn_is_current || return 0
    need compiler cmake ninja boost openssl
    mkdir -p "$carbn_build"
    {
        flock 9 # two at a time would build into the same folder
        if ! carbn_is_current; then
            # not optimized: it waits for servers, and is built in half of the time
            configure "$carbn_build" "configuring carbn with $CXX" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O0 -DVOUCH_TESTS=OFF \
                -DVOUCH_INSTALL=OFF
            touch "$carbn_build/started"
            build "building carbn (a minute or so)" cmake --build "$carbn_build" --target example_carbn 9>&- ||
                fail "carbn does not build" "If the first error is no fault of this tree, start afresh:  rm -r build/carbn && $me"
            mv "$carbn_build/started" "$carbn_build/current"
            step "carbn is built: ${carbn#"$root"/}"
        fi
    } 9>"$root/build/carbn.lock"
}

# configure FOLDER WHAT OPTION…: with $CXX; afresh where the folder was configured for another place or compiler.
configure()
{
    local folder=$1 what=$2
    shift 2
    if [ -e "$folder/CMakeCache.txt" ] &&
        ! { grep -qx "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt" && [ "$(cat "$folder/configured-with" 2>/dev/null)" = "$CXX $*" ]; }; then
        rm -rf "$folder"
    fi
    build "$what" cmake -S "$root" -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER="$CXX" "$@" 9>&- ||
        fail "CMake cannot configure" "Start afresh:  rm -r ${folder#"$root"/} && $me"
    printf '%s\n' "$CXX $*" >"$folder/configured-with"
}
