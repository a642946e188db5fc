// SPDX-License-Identifier: BSL-1.0
// The one place that states the version: both builds read it from here.
#if defined(VOUCH_VERSION) && VOUCH_VERSION != 100
#error "two versions of vouch in one translation unit: include only one of them"
#endif
#ifndef VOUCH_VERSION_HPP
#define VOUCH_VERSION_HPP
#define VOUCH_VERSION 100 // major * 10000 + minor * 100 + patch
#define VOUCH_VERSION_STRING "0.1.0"
#endif
