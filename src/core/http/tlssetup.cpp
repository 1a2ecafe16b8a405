// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tlssetup.h"

#include <QLibrary>
#include <QSslSocket>

#include <openssl/crypto.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOpenSslVersion = 3; // of its interface: libcrypto.so.3

bool initialiseOpenSsl()
{
    QLibrary library(u"crypto"_s, kOpenSslVersion);
    const auto initialise = reinterpret_cast<decltype(&::OPENSSL_init_crypto)>(
        library.resolve("OPENSSL_init_crypto"));
    return initialise && initialise(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1;
}

} // namespace

void leaveOpenSslAtExit()
{
    [[maybe_unused]] static const bool isLeft = initialiseOpenSsl();
}

void setUpTls()
{
    leaveOpenSslAtExit();
    [[maybe_unused]] static const bool isSetUp = QSslSocket::supportsSsl();
}

} // namespace sluice
