// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "core/store/store.h"

#include <QDateTime>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBackupsKept = 7;

Result<void> checkBackup(const QString &path)
{
    const QString name = u"backup-check-"_s + path;
    QString verdict;
    {
        QSqlDatabase copy = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        copy.setDatabaseName(path);
        copy.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        if (copy.open()) {
            QSqlQuery query(copy);
            if (query.exec(u"PRAGMA integrity_check(1)"_s) && query.next())
                verdict = query.value(0).toString();
            else
                verdict = query.lastError().databaseText();
        } else {
            verdict = copy.lastError().databaseText();
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (verdict != "ok"_L1)
        return fail(ErrorKind::Disk, u"The store's backup %1 is not good"_s.arg(path), verdict);
    return {};
}

} // namespace

Result<void> Store::backUp()
{
    const QString folder = m_directory + "/backup"_L1;
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    const QString path = folder + u'/' + stamp + ".sqlite"_L1;
    const QString part = path + ".part"_L1;
    QFile::remove(part);
    {
        auto opened = connection();
        if (!opened)
            return fail(opened.error());
        // VACUUM cannot run in a transaction and takes no bound name everywhere; the path is ours.
        QSqlQuery query(QSqlDatabase::database(connectionName(*opened)));
        if (!query.exec(u"VACUUM INTO '%1'"_s.arg(QString(part).replace(u'\'', "''"_L1))))
            return fail(ErrorKind::Disk, u"The store could not be backed up"_s,
                query.lastError().databaseText());
    }
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    if (auto good = checkBackup(part); !good) {
        QFile::remove(part);
        return good;
    }
    if (auto renamed = renameDurably(part, path); !renamed)
        return renamed;
    QStringList all = QDir(folder).entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name);
    while (all.size() > kBackupsKept)
        QFile::remove(folder + u'/' + all.takeFirst());
    return {};
}

} // namespace sluice
