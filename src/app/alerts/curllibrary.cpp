// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/curllibrary.h"

#include "core/http/tlssetup.h"

#include <QLibrary>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCurlVersion = 4; // of its interface: libcurl.so.4

template <class Function> bool findCurl(QLibrary &library, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(library.resolve(name));
    return function != nullptr;
}

// It stays loaded: QLibrary's end unloads nothing.
bool loadCurl(CurlLibrary &curl)
{
    leaveOpenSslAtExit();
    QLibrary library(u"curl"_s, kCurlVersion);
    decltype(&::curl_global_init) begin = nullptr;
    const bool isThere = findCurl(library, "curl_global_init", begin)
        && findCurl(library, "curl_easy_init", curl.init)
        && findCurl(library, "curl_easy_cleanup", curl.cleanup)
        && findCurl(library, "curl_easy_perform", curl.perform)
        && findCurl(library, "curl_easy_strerror", curl.strerror)
        && findCurl(library, "curl_slist_append", curl.append)
        && findCurl(library, "curl_slist_free_all", curl.freeAll)
        && findCurl(library, "curl_easy_setopt", curl.setopt)
        && findCurl(library, "curl_easy_getinfo", curl.getinfo);
    return isThere && begin(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

} // namespace

const CurlLibrary *CurlLibrary::instance()
{
    static CurlLibrary curl;
    static const bool isLoaded = loadCurl(curl);
    return isLoaded ? &curl : nullptr;
}

} // namespace sluice
