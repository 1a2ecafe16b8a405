// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/payloadlines.h"

#include "console/widgets/format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct PayloadText
{
    Q_DECLARE_TR_FUNCTIONS(PayloadLines)
};

constexpr qsizetype kMostPayloadLines = 120;
constexpr qsizetype kMostPayloadValue = 2'000;

QString lineName(const QString &path, const QString &name)
{
    const bool isWrapping = name == "attributes"_L1 || name == "data"_L1;
    return isWrapping ? path : path.isEmpty() ? name : path + u'.' + name;
}

QString lineText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(kMostPayloadValue);
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

// One walk through a payload.
class PayloadReading
{
public:
    explicit PayloadReading(QString field)
        : m_field(std::move(field))
    {
    }

    void take(const QJsonValue &value, const QString &path)
    {
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                take(*it, lineName(path, it.key()));
        } else if (value.isArray()) {
            const QJsonArray list = value.toArray();
            for (qsizetype i = 0; i < list.size(); ++i)
                take(list.at(i), list.size() == 1 ? path : lineName(path, QString::number(i + 1)));
        } else if (m_lines.size() < kMostPayloadLines || isRefusedField(m_field, path)) {
            m_lines.append({path, lineText(value)});
        } else {
            ++m_left;
        }
    }

    RecordValues lines()
    {
        if (m_left > 0)
            m_lines.append({u"…"_s,
                PayloadText::tr("%1 more values", nullptr, Format::plural(m_left))
                    .arg(Format::count(m_left))});
        return m_lines;
    }

private:
    QString m_field;
    RecordValues m_lines;
    qint64 m_left = 0;
};

} // namespace

RecordValues payloadLines(QByteArrayView json, const QString &field)
{
    const QJsonDocument payload = QJsonDocument::fromJson(json.toByteArray());
    PayloadReading reading(field);
    if (payload.isArray())
        reading.take(payload.array(), QString());
    else
        reading.take(payload.object(), QString());
    return reading.lines();
}

bool isRefusedField(const QString &field, const QString &name)
{
    const QStringList fields = field.split(u',', Qt::SkipEmptyParts);
    return std::any_of(fields.cbegin(), fields.cend(), [&name](const QString &wanted) {
        return name == wanted || name.endsWith(QString(u'.' + wanted));
    });
}

} // namespace sluice
