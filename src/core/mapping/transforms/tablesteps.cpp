// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/contact.h"
#include "core/mapping/rules/tablerules.h"
#include "core/mapping/transforms/stepmakers.h"

#include <QLocale>

#include <string>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

class MapStep final : public CellStep
{
public:
    explicit MapStep(const CellTransform &transform)
        : m_table(transform.flag)
        , m_hasOtherwise(transform.otherwise.has_value())
        , m_otherwise(transform.otherwise.value_or(QString()).toUtf8())
    {
        for (auto it = transform.values.cbegin(); it != transform.values.cend(); ++it)
            m_table.add(it.key(), it.value());
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        if (const QByteArray *value = m_table.find(cell))
            return *value;
        return m_hasOtherwise && !cell.isEmpty() ? QByteArrayView(m_otherwise) : cell;
    }

private:
    ValueTable m_table;
    bool m_hasOtherwise;
    QByteArray m_otherwise;
};

class PhoneStep final : public CellStep
{
public:
    explicit PhoneStep(const QString &country)
        : m_country(country.toStdString())
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArrayView text = cell.trimmed();
        m_text = toE164({text.data(), static_cast<size_t>(text.size())}, m_country);
        return m_text.isEmpty() ? cell : QByteArrayView(m_text);
    }

private:
    std::string m_country;
    QByteArray m_text;
};

// English names to codes of ISO 3166, or the other way; the other side stays as it is.
class CountryStep final : public CellStep
{
public:
    explicit CountryStep(bool isToName)
        : m_table(false)
    {
        for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
            const auto territory = static_cast<QLocale::Territory>(i);
            const QString code = QLocale::territoryToCode(territory);
            const QString name = QLocale::territoryToString(territory);
            if (code.size() != 2 || !code.at(0).isLetter() || name.isEmpty())
                continue;
            m_table.add(code, isToName ? name : code);
            m_table.add(name, isToName ? name : code);
        }
        static constexpr std::pair<QLatin1StringView, QLatin1StringView> kAlso[]
            = {{"usa"_L1, "US"_L1}, {"u.s."_L1, "US"_L1}, {"u.s.a."_L1, "US"_L1},
                {"united states of america"_L1, "US"_L1}, {"uk"_L1, "GB"_L1}, {"u.k."_L1, "GB"_L1},
                {"great britain"_L1, "GB"_L1}, {"england"_L1, "GB"_L1}};
        for (const auto &[spelling, code] : kAlso) {
            if (const QByteArray *known = m_table.find(QByteArrayView(code.data(), code.size())))
                m_table.add(spelling, QString::fromUtf8(*known));
        }
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArray *known = m_table.find(cell);
        return known ? QByteArrayView(*known) : cell;
    }

private:
    ValueTable m_table;
};

} // namespace

std::unique_ptr<CellStep> makeTableStep(const CellTransform &transform)
{
    switch (transform.kind) {
    case TransformKind::Phone:
        return std::make_unique<PhoneStep>(transform.text);
    case TransformKind::Country:
        return std::make_unique<CountryStep>(transform.flag);
    default:
        return std::make_unique<MapStep>(transform);
    }
}

} // namespace sluice
