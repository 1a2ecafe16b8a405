// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

namespace sluice {

// libcurl, loaded when the first mail is sent: with the thirty libraries that it brings it would
// cost every start of every program time and memory. Its functions, by their names. Any thread.
struct CurlLibrary
{
    decltype(&::curl_easy_init) init = nullptr;
    decltype(&::curl_easy_cleanup) cleanup = nullptr;
    decltype(&::curl_easy_perform) perform = nullptr;
    decltype(&::curl_easy_strerror) strerror = nullptr;
    decltype(&::curl_slist_append) append = nullptr;
    decltype(&::curl_slist_free_all) freeAll = nullptr;
    // With any number of arguments in C; each option takes one.
    CURLcode (*setopt)(CURL *curl, CURLoption option, ...) = nullptr;
    CURLcode (*getinfo)(CURL *curl, CURLINFO info, ...) = nullptr;

    // Null: it is not installed.
    static const CurlLibrary *instance();
};

} // namespace sluice
