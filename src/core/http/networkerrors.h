// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QNetworkReply>
#include <QSslError>

namespace sluice {

// Turns what Qt says about a reply into an Error. Any thread; nothing is kept.

// What is known about the request when its reply ended without a whole answer.
struct SendFacts
{
    QString host;
    bool mayHaveLeft = false; // the server may have enough of the request to act on it
    bool hasSideEffect = false;
    int httpStatus = 0; // of an answer that broke off
    QString reason; // in Qt's words
    QList<QSslError> tlsProblems;
    QString proxy; // "host:port"; empty: none is in between
    bool hasProxyUser = false;
    bool isConnected = false; // TLS was agreed, or bytes went
};

// A request that may have left and has a side effect is never retryable: it must be resolved first.
Error errorOfNetwork(QNetworkReply::NetworkError code, const SendFacts &facts);

// Fills delivery, status and isRetryable from the facts.
Error withFacts(Error error, const SendFacts &facts, bool mayWorkLater);

// Name, connection, proxy and TLS greeting come before the first byte of a request.
bool happensBeforeSending(QNetworkReply::NetworkError code);

// True if `code` only says that the status is 4xx or 5xx: then the answer is whole.
bool isErrorOfStatus(QNetworkReply::NetworkError code, int status);

} // namespace sluice
