// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmstore.h"

#include "base/files.h"
#include "sandbox/data/leadsfile.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kFirstJobNumber = 5'725'767'000'000'859'000;
constexpr qint64 kFirstFileNumber = 111'111'000'001'492'609;

} // namespace

QString moduleText(const QByteArray &name)
{
    return QString::fromUtf8(name);
}

CrmStore::CrmStore(Environment &environment)
    : m_environment(environment)
    , m_specs(crmModules())
{
    QList<QByteArray> owners;
    for (const CrmUser &user : crmUsers())
        owners.append(user.id);
    RowGenerator::setOwners(owners);
}

qint64 CrmStore::rowsOf(int module) const
{
    static constexpr int kShare[] = {1, 3, 5, 10, 20};
    const qint64 scale = m_environment.options.scale;
    if (module == 0 && !m_environment.options.leads.isEmpty())
        return 0;
    if (!m_specs.at(module).parentModule.isEmpty())
        return 0; // only bulk writes make these
    return (scale + kShare[module] - 1) / kShare[module];
}

Result<void> CrmStore::open()
{
    m_folder = m_environment.stateFolder + u"/zoho-crm"_s;
    for (const QString &folder : {u"/uploads"_s, u"/read"_s, u"/write"_s}) {
        if (auto made = makePrivateFolder(m_folder + folder); !made)
            return made;
    }
    for (int i = 0; i < m_specs.size(); ++i) {
        const ModuleSpec &spec = m_specs.at(i);
        const QString folder = m_folder + u"/rows-"_s + moduleText(spec.name);
        m_rows.push_back(std::make_unique<RowStore>(spec, m_environment.options.seed, folder));
        if (auto opened = m_rows.back()->open(rowsOf(i)); !opened)
            return opened;
    }
    for (const auto &store : m_rows) {
        for (const auto &other : m_rows)
            store->generator().setReferenceRows(other->module(), other->generatedRows());
    }
    findLastNumber();
    if (m_rows.front()->wasNew())
        return fillLeads();
    if (!m_environment.options.leads.isEmpty())
        m_environment.notices << u"The leads are those of the state folder"_s;
    return {};
}

Result<void> CrmStore::fillLeads()
{
    if (m_environment.options.leads.isEmpty())
        return {};
    auto notices = loadRowsFromCsv(*m_rows.front(), m_environment.options.leads);
    if (!notices)
        return fail(notices.error());
    m_environment.notices << *notices;
    m_environment.notices.removeDuplicates();
    return {};
}

Result<void> CrmStore::reset()
{
    for (int i = 0; i < moduleCount(); ++i) {
        if (auto done = rows(i).reset(rowsOf(i)); !done)
            return done;
    }
    for (const QString &folder : {u"/uploads"_s, u"/read"_s, u"/write"_s}) {
        QDir dir(m_folder + folder);
        const QStringList names = dir.entryList(QDir::Files);
        for (const QString &name : names)
            dir.remove(name);
    }
    m_lastNumber = 0;
    return fillLeads();
}

int CrmStore::indexOfModule(QByteArrayView name) const
{
    for (int i = 0; i < m_specs.size(); ++i) {
        if (m_specs.at(i).name == name)
            return i;
    }
    return -1;
}

QList<Snapshot> CrmStore::snapshots() const
{
    QList<Snapshot> all;
    for (const auto &store : m_rows)
        all.append(store->snapshot());
    return all;
}

void CrmStore::findLastNumber()
{
    const QStringList files = jobFiles("read") + jobFiles("write")
        + QDir(m_folder + u"/uploads"_s).entryList(QDir::Files);
    for (const QString &file : files) {
        const qint64 number = file.section(u'.', 0, 0).toLongLong();
        const qint64 first = number > kFirstJobNumber ? kFirstJobNumber : kFirstFileNumber;
        m_lastNumber = qMax<qint64>(m_lastNumber, number - first);
    }
}

QByteArray CrmStore::newJobId()
{
    return QByteArray::number(kFirstJobNumber + ++m_lastNumber);
}

QByteArray CrmStore::newFileId()
{
    return QByteArray::number(kFirstFileNumber + ++m_lastNumber);
}

bool CrmStore::isFileId(QByteArrayView text)
{
    qint64 value = 0;
    return text.size() == 18 && parseInteger(text, value) && value > kFirstFileNumber;
}

QString CrmStore::uploadPath(const QByteArray &fileId) const
{
    return m_folder + u"/uploads/"_s + QString::fromLatin1(fileId) + u".zip"_s;
}

QString CrmStore::jobPath(const QByteArray &kind, const QByteArray &jobId) const
{
    return m_folder + u'/' + QString::fromLatin1(kind) + u'/' + QString::fromLatin1(jobId);
}

QStringList CrmStore::jobFiles(const QByteArray &kind) const
{
    return QDir(m_folder + u'/' + QString::fromLatin1(kind))
        .entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

} // namespace sluice::sandbox
