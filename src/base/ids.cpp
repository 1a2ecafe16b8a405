// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include "base/clock.h"

#include <QCoreApplication>
#include <QFile>

#include <sodium.h>

namespace sluice {

namespace {

QByteArray readSmallFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString startTimeOf(qint64 pid)
{
    const QByteArray stat = readSmallFile(QStringLiteral("/proc/%1/stat").arg(pid));
    // The command name stands in brackets and may hold blanks: fields count from its end.
    const qsizetype close = stat.lastIndexOf(')');
    if (close < 0)
        return {};
    const QList<QByteArray> fields = stat.mid(close + 2).split(' ');
    return fields.size() > 19 ? QString::fromLatin1(fields.at(19)) : QString();
}

QString bootIdOfMachine()
{
    return QString::fromLatin1(
        readSmallFile(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed());
}

} // namespace

QString newId()
{
    unsigned char random[10];
    randombytes_buf(random, sizeof random);
    const QByteArray tail(reinterpret_cast<const char *>(random), sizeof random);
    return QStringLiteral("%1").arg(Clock::system().nowMs(), 12, 16, QLatin1Char('0'))
        + QString::fromLatin1(tail.toHex());
}

QByteArray randomToken(int bytes)
{
    QByteArray buffer(bytes, Qt::Uninitialized);
    randombytes_buf(buffer.data(), static_cast<size_t>(bytes));
    return buffer.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

ProcessIdentity ProcessIdentity::current()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return {pid, startTimeOf(pid), bootIdOfMachine()};
}

bool ProcessIdentity::isAlive() const
{
    return pid > 0 && bootId == bootIdOfMachine() && !startTime.isEmpty()
        && startTimeOf(pid) == startTime;
}

QString ProcessIdentity::text() const
{
    return QStringLiteral("%1 %2 %3").arg(QString::number(pid), startTime, bootId);
}

ProcessIdentity ProcessIdentity::fromText(const QString &text)
{
    const QStringList parts = text.split(u' ');
    if (parts.size() != 3)
        return {};
    return {parts.at(0).toLongLong(), parts.at(1), parts.at(2)};
}

} // namespace sluice
