// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpmessage.h"

namespace sluice {

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const HttpHeader &header : headers) {
        if (header.name.size() == name.size()
            && qstrnicmp(header.name.constData(), header.name.size(), name.data(), name.size())
                == 0)
            return header.value;
    }
    return {};
}

} // namespace sluice
