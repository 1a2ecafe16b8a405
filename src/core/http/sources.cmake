# SPDX-License-Identifier: GPL-3.0-or-later
set(http_sources
    downloadsink.cpp
    httpclassify.cpp
    httpclient.cpp
    httpexchange.cpp
    httpexchangeend.cpp
    httpmessage.cpp
    networkaccess.cpp
    networkerrors.cpp
    outgoingbody.cpp
    ratelimiter.cpp
    retrypolicy.cpp
)
