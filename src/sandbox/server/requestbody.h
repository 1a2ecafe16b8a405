// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

#include <QFile>

#include <memory>

struct evp_md_ctx_st;

namespace sluice::sandbox {

class Channel;

// Takes the body of one request off its connection: into HttpRequest::body, or into a file of the
// given folder where uploads are too large for memory. On the connection's thread, for the life of
// the request; removes its file unless the handler has renamed it. It never looks at the content.
class RequestBody
{
public:
    explicit RequestBody(const QString &diskFolder); // empty: in memory
    ~RequestBody();
    RequestBody(const RequestBody &) = delete;
    RequestBody &operator=(const RequestBody &) = delete;

    // `most` < 0: the whole body. False: the connection is lost, or the body is too large.
    bool read(HttpRequest &request, Channel &channel, qint64 most);

    qint64 size() const { return m_size; }
    QByteArray sha256(const HttpRequest &request); // once, at the end

private:
    bool readChunked(HttpRequest &request, Channel &channel, qint64 most);
    bool take(HttpRequest &request, Channel &channel, qint64 count);
    bool openFile(HttpRequest &request);

    QString m_folder;
    QFile m_file;
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st *)> m_hash;
    qint64 m_size = 0;
};

} // namespace sluice::sandbox
