// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QList>

namespace sluice::sandbox {

// The parts of a multipart/form-data body that is in memory. Views into `body`, so it must outlive
// them. Any thread. A body that is cut or has no boundary gives the parts that are whole.
struct MultipartPart
{
    QByteArray name;
    QByteArray fileName;
    QByteArray contentType;
    QByteArrayView content;
};

QList<MultipartPart> parseMultipart(const QByteArray &contentType, QByteArrayView body);

// The same of a body that is in a file: where each part's content lies in it.
struct MultipartSpan
{
    MultipartPart head; // without content
    qint64 offset = 0;
    qint64 size = 0;
};

QList<MultipartSpan> parseMultipartFile(const QByteArray &contentType, QIODevice &body);

} // namespace sluice::sandbox
