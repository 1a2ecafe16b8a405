// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sluice {

// Reads the whole lines of one log segment, forwards and backwards from an offset, while its
// process may still be appending. For LogReader; one thread; holds one block of it at a time and no
// open file, since there may be hundreds. A missing file reads as an empty one: it may have been
// dropped meanwhile.
class LogSegment
{
public:
    explicit LogSegment(const QString &path);

    struct Line
    {
        QByteArrayView text; // without its line feed; valid until the next call
        qint64 begin = 0;
        qint64 end = 0; // where the next line begins
    };
    std::optional<Line> lineAt(qint64 offset); // the line that begins there
    std::optional<Line> lineBefore(qint64 offset); // the line that ends there

    qint64 size() const { return m_size; } // of its whole lines, when it was opened
    // Where reading can begin so that no line at or after `timeMs` is missed, by the index.
    qint64 offsetBefore(qint64 timeMs) const;

private:
    bool load(qint64 begin, qint64 end); // makes [begin, end) the block

    QString m_path;
    qint64 m_size = 0;
    QByteArray m_block;
    qint64 m_blockBegin = 0;
};

} // namespace sluice
