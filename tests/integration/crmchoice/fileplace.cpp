// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmchoice/fileplace.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace sluice::testing {

QString FilePlace::begin()
{
    return start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows), u"--page-rows"_s,
        QString::number(kPageRows)});
}

bool FilePlace::emptyOut()
{
    QDir(file(u"out"_s)).removeRecursively();
    return QDir(folder()).mkpath(u"out"_s);
}

QStringList FilePlace::found() const
{
    return QDir(file(u"out"_s)).entryList(QDir::Files);
}

CliResult FilePlace::run(const QStringList &more) const
{
    return cli(QStringList{u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s} + more);
}

CliResult FilePlace::resume() const
{
    return cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
}

QByteArray FilePlace::bytes(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject FilePlace::backup(const QJsonObject &target, const QJsonObject &more) const
{
    QJsonObject all{
        {u"processors"_s, QJsonArray()}, {u"chunkRows"_s, 200}, {u"fields"_s, QJsonValue::Null}};
    QJsonObject file{{u"path"_s, out(u"leads.csv"_s)}};
    for (auto it = target.begin(); it != target.end(); ++it)
        file.insert(it.key(), it.value());
    all.insert(u"targetFile"_s, file);
    for (auto it = more.begin(); it != more.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

QMap<QString, QJsonObject> FilePlace::records()
{
    QMap<QString, QJsonObject> all;
    for (const QJsonObject &row : ledger()) {
        QJsonObject values = row.value("values"_L1).toObject();
        values.remove(u"Modified_Time"_s);
        all.insert(row.value("id"_L1).toString(), values);
    }
    return all;
}

QList<QByteArrayList> FilePlace::rows(const QByteArray &text)
{
    QList<QByteArrayList> rows;
    QByteArrayList row{QByteArray()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (isQuoted && c == '"' && i + 1 < text.size() && text.at(i + 1) == '"')
            row.last() += text.at(++i);
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (isQuoted || (c != ',' && c != '\r' && c != '\n'))
            row.last() += c;
        else if (c == ',')
            row << QByteArray();
        else if (c == '\n')
            rows << std::exchange(row, {QByteArray()});
    }
    return rows;
}

} // namespace sluice::testing
