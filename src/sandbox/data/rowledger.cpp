// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/rowledger.h"

#include "sandbox/data/rowreader.h"

#include <QJsonDocument>

#include <map>
#include <memory>
#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kLedgerBlock = 64 * 1024;

// A sum over values in the order of ids.
class DigestSum
{
public:
    DigestSum()
        : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(QByteArrayView bytes)
    {
        EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size()));
    }
    QByteArray hex()
    {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int size = 0;
        EVP_DigestFinal_ex(m_context.get(), digest, &size);
        return QByteArray(reinterpret_cast<const char *>(digest), size).toHex();
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

} // namespace

bool writeRowLedger(const RowStore &rows, const ByteSink &sink)
{
    const ModuleSpec &module = rows.module();
    RowReader reader(rows, rows.snapshot());
    QByteArray out;
    for (qint64 ordinal = 0; ordinal < reader.snapshot().rows; ++ordinal) {
        if (!reader.read(ordinal, RowReader::kAllFields))
            continue;
        QJsonObject values;
        for (int i = 0; i < module.fields.size(); ++i)
            values.insert(
                QString::fromUtf8(module.fields.at(i).name), QString::fromUtf8(reader.value(i)));
        QJsonObject line{{u"id"_s, QString::number(recordId(module, ordinal))},
            {u"values"_s, values}, {u"applied"_s, static_cast<qint64>(reader.applied())}};
        if (module.countsAutomations)
            line.insert(u"automations"_s, static_cast<qint64>(reader.automations()));
        out.append(QJsonDocument(line).toJson(QJsonDocument::Compact));
        out.append('\n');
        if (out.size() >= kLedgerBlock) {
            if (!sink(out))
                return false;
            out.resize(0);
        }
    }
    return out.isEmpty() || sink(out);
}

QJsonObject rowDigest(const RowStore &rows)
{
    const ModuleSpec &module = rows.module();
    RowReader reader(rows, rows.snapshot());
    quint64 mask = 0;
    for (int i = 0; i < module.fields.size(); ++i) {
        if (!module.fields.at(i).isServerTime)
            mask |= 1ULL << i;
    }
    DigestSum sum;
    std::map<quint32, qint64> histogram;
    qint64 count = 0;
    qint64 automations = 0;
    QByteArray line;
    for (qint64 ordinal = 0; ordinal < reader.snapshot().rows; ++ordinal) {
        const bool isThere = reader.read(ordinal, mask);
        automations += reader.automations();
        if (!isThere)
            continue;
        ++count;
        ++histogram[reader.applied()];
        line.append(QByteArray::number(recordId(module, ordinal)));
        for (int i = 0; i < module.fields.size(); ++i) {
            if ((mask >> i & 1) == 0)
                continue;
            line.append('\x1f');
            line.append(reader.value(i));
        }
        line.append('\n');
        if (line.size() >= kLedgerBlock) {
            sum.add(line);
            line.resize(0);
        }
    }
    sum.add(line);
    QJsonObject applied;
    for (const auto &[writes, rowsWithIt] : histogram)
        applied.insert(QString::number(writes), rowsWithIt);
    QJsonObject digest{
        {u"rows"_s, count}, {u"sha256"_s, QString::fromLatin1(sum.hex())}, {u"applied"_s, applied}};
    if (module.countsAutomations)
        digest.insert(u"automations"_s, automations);
    return digest;
}

} // namespace sluice::sandbox
