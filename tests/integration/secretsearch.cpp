// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/secretsearch.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sluice::testing {

QList<QByteArray> formsOf(const QByteArray &secret)
{
    QList<QByteArray> forms{secret, secret.toBase64(),
        secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
        secret.toHex(), secret.toHex().toUpper()};
    const QByteArray percent = QUrl::toPercentEncoding(QString::fromLatin1(secret));
    if (percent != secret)
        forms << percent << percent.toLower();
    const QByteArray json
        = QJsonDocument(QJsonArray{QString::fromLatin1(secret)}).toJson(QJsonDocument::Compact);
    forms << json.mid(2, json.size() - 4)
          << QByteArray(json.mid(2, json.size() - 4)).replace("/", "\\/");
    QByteArray all; // every byte percent-encoded
    for (const char c : secret)
        all += '%' + QByteArray(1, c).toHex().toUpper();
    return forms << all;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray contentBelow(const QString &folder)
{
    QByteArray content;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        content += contentOf(it.next());
    return content;
}

bool unpackZip(const QString &path, const QString &folder)
{
    return QProcess::execute(u"unzip"_s, {u"-q"_s, u"-o"_s, path, u"-d"_s, folder}) == 0;
}

QByteArray storeButTokens(const QString &path)
{
    QByteArray text;
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
        store.setDatabaseName(path);
        if (!store.open())
            return "could not be opened";
        const QStringList tables = store.tables(QSql::AllTables);
        for (const QString &table : tables) {
            QSqlQuery rows(u"SELECT * FROM \"%1\""_s.arg(table), store);
            while (rows.next()) {
                const QSqlRecord row = rows.record();
                for (int column = 0; column < row.count(); ++column) {
                    if (row.fieldName(column) != "sealed_access_token"_L1)
                        text += row.value(column).toByteArray() + '\n';
                }
            }
        }
    }
    QSqlDatabase::removeDatabase(u"look"_s);
    return text.isEmpty() ? "it was empty"_ba : text;
}

} // namespace sluice::testing
