// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/tokenmanager.h"
#include "services/commercetools/ctaccount.h"

#include <QByteArrayView>

namespace sluice {

// The token endpoint of commercetools (commercetools-klaviyo B.1): client credentials, with the
// secret in the Basic header and the parameters in a form body. Used by the token manager, one call
// at a time, on a network thread; sends each request once and counts nothing. There is no refresh
// token: a new token needs nobody.
class CtTokenMinter final : public TokenMinter
{
public:
    explicit CtTokenMinter(CtAccount account);
    Result<TokenGrant> mint(HttpClient &http, const CancelToken &token) override;

private:
    CtAccount m_account;
};

// ErrorKind::Auth: mend the connection; RateLimit: throttled; else Service or Protocol.
Result<TokenGrant> parseCtTokenAnswer(const HttpResponse &response);

} // namespace sluice
