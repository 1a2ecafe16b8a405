// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runsettings.h"

#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"
#include "syncs/crmbulk/modules/moduleparts.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct SettingText
{
    Q_DECLARE_TR_FUNCTIONS(RunSettings)
};

struct SettingLabel
{
    QLatin1StringView key;
    const char *text;
};

constexpr std::array kSettingLabels{
    SettingLabel{"module"_L1, QT_TRANSLATE_NOOP("RunSettings", "Module")},
    SettingLabel{"modules"_L1, QT_TRANSLATE_NOOP("RunSettings", "Modules")},
    SettingLabel{"operation"_L1, QT_TRANSLATE_NOOP("RunSettings", "Write")},
    SettingLabel{"findBy"_L1, QT_TRANSLATE_NOOP("RunSettings", "Find by")},
    SettingLabel{"fields"_L1, QT_TRANSLATE_NOOP("RunSettings", "Fields")},
    SettingLabel{"criteria"_L1, QT_TRANSLATE_NOOP("RunSettings", "Criteria")},
    SettingLabel{"processors"_L1, QT_TRANSLATE_NOOP("RunSettings", "Processors")},
    SettingLabel{"onlyChanged"_L1, QT_TRANSLATE_NOOP("RunSettings", "Only changed records")},
    SettingLabel{"compareFile"_L1, QT_TRANSLATE_NOOP("RunSettings", "Compare the file first")},
    SettingLabel{"ignoreEmpty"_L1, QT_TRANSLATE_NOOP("RunSettings", "Leave empty values alone")},
    SettingLabel{"writeBy"_L1, QT_TRANSLATE_NOOP("RunSettings", "Written by")},
    SettingLabel{"automations"_L1, QT_TRANSLATE_NOOP("RunSettings", "Automations")},
    SettingLabel{"guard"_L1, QT_TRANSLATE_NOOP("RunSettings", "Guard against lost updates")},
    SettingLabel{"pageRows"_L1, QT_TRANSLATE_NOOP("RunSettings", "Records in a page")},
    SettingLabel{"chunkRows"_L1, QT_TRANSLATE_NOOP("RunSettings", "Records in a chunk")},
    SettingLabel{"resource"_L1, QT_TRANSLATE_NOOP("RunSettings", "Resource")},
    SettingLabel{"mode"_L1, QT_TRANSLATE_NOOP("RunSettings", "Take")},
    SettingLabel{"ids"_L1, QT_TRANSLATE_NOOP("RunSettings", "IDs")},
    SettingLabel{"startId"_L1, QT_TRANSLATE_NOOP("RunSettings", "Begins with ID")},
    SettingLabel{"since"_L1, QT_TRANSLATE_NOOP("RunSettings", "Changed since")},
    SettingLabel{"deleteAll"_L1, QT_TRANSLATE_NOOP("RunSettings", "Delete all")},
    SettingLabel{"everything"_L1, QT_TRANSLATE_NOOP("RunSettings", "From other sources too")},
    SettingLabel{"list"_L1, QT_TRANSLATE_NOOP("RunSettings", "List")},
    SettingLabel{"subscribe"_L1, QT_TRANSLATE_NOOP("RunSettings", "Subscribe")},
    SettingLabel{"withoutLock"_L1, QT_TRANSLATE_NOOP("RunSettings", "Without a lock")},
    SettingLabel{"table"_L1, QT_TRANSLATE_NOOP("RunSettings", "Table")},
    SettingLabel{"view"_L1, QT_TRANSLATE_NOOP("RunSettings", "View")},
    SettingLabel{"newColumns"_L1, QT_TRANSLATE_NOOP("RunSettings", "New columns")},
    SettingLabel{"onError"_L1, QT_TRANSLATE_NOOP("RunSettings", "Bad rows")},
    SettingLabel{"exports"_L1, QT_TRANSLATE_NOOP("RunSettings", "Pages read at once")},
    SettingLabel{"readers"_L1, QT_TRANSLATE_NOOP("RunSettings", "Readers")},
    SettingLabel{"jobsInProgress"_L1, QT_TRANSLATE_NOOP("RunSettings", "Jobs at Klaviyo")},
    SettingLabel{"sourceFile"_L1, QT_TRANSLATE_NOOP("RunSettings", "File")},
    SettingLabel{"targetFile"_L1, QT_TRANSLATE_NOOP("RunSettings", "Written to file")},
    SettingLabel{"rows"_L1, QT_TRANSLATE_NOOP("RunSettings", "Rows")},
    SettingLabel{"pages"_L1, QT_TRANSLATE_NOOP("RunSettings", "Pages")},
    SettingLabel{"undoOf"_L1, QT_TRANSLATE_NOOP("RunSettings", "Undoes")},
    SettingLabel{"blastRadius"_L1, QT_TRANSLATE_NOOP("RunSettings", "Stops before writing")},
    SettingLabel{"rejectionLimitPercent"_L1, QT_TRANSLATE_NOOP("RunSettings", "Rejection limit")},
};

struct SettingWord
{
    QLatin1StringView key;
    QLatin1StringView value;
    const char *text;
};

// What parameters say in one word, as the job's form says it.
constexpr std::array kSettingWords{
    SettingWord{"operation"_L1, "insert"_L1, QT_TRANSLATE_NOOP("RunSettings", "create")},
    SettingWord{"operation"_L1, "update"_L1, QT_TRANSLATE_NOOP("RunSettings", "update")},
    SettingWord{"operation"_L1, "upsert"_L1, QT_TRANSLATE_NOOP("RunSettings", "update or create")},
    SettingWord{"operation"_L1, "delete"_L1, QT_TRANSLATE_NOOP("RunSettings", "delete")},
    SettingWord{"processors"_L1, "rules"_L1, QT_TRANSLATE_NOOP("RunSettings", "rules")},
    SettingWord{"processors"_L1, "script"_L1, QT_TRANSLATE_NOOP("RunSettings", "script")},
    SettingWord{"processors"_L1, "command"_L1, QT_TRANSLATE_NOOP("RunSettings", "command")},
    SettingWord{"mode"_L1, "all"_L1, QT_TRANSLATE_NOOP("RunSettings", "everything")},
    SettingWord{"mode"_L1, "full"_L1, QT_TRANSLATE_NOOP("RunSettings", "all rows")},
    SettingWord{"mode"_L1, "append"_L1, QT_TRANSLATE_NOOP("RunSettings", "new rows only")},
    SettingWord{"mode"_L1, "replace"_L1, QT_TRANSLATE_NOOP("RunSettings", "all rows anew")},
    SettingWord{"mode"_L1, "incremental"_L1, QT_TRANSLATE_NOOP("RunSettings", "what changed")},
    SettingWord{"mode"_L1, "ids"_L1, QT_TRANSLATE_NOOP("RunSettings", "the named IDs")},
    SettingWord{"mode"_L1, "from"_L1, QT_TRANSLATE_NOOP("RunSettings", "from an ID on")},
    SettingWord{"mode"_L1, "since"_L1, QT_TRANSLATE_NOOP("RunSettings", "since a time")},
    SettingWord{"mode"_L1, "failures"_L1, QT_TRANSLATE_NOOP("RunSettings", "what was rejected")},
};

QString settingWord(QStringView key, const QString &value)
{
    const auto word = std::ranges::find_if(kSettingWords,
        [&](const SettingWord &one) { return one.key == key && one.value == value; });
    return word == kSettingWords.end() ? value : SettingText::tr(word->text);
}

QString processorText(const QJsonObject &processor)
{
    const QString type = settingWord(u"processors", processor.value("type"_L1).toString());
    const QString preset = processor.value("preset"_L1).toString();
    const QString set = processor.value("ruleSet"_L1).toString();
    if (preset == "lead-clean-up"_L1)
        return set.isEmpty() ? SettingText::tr("Lead clean-up")
                             : SettingText::tr("Lead clean-up (%1)").arg(set);
    return preset.isEmpty() ? type : type + u", "_s + preset;
}

QString settingListText(const QString &key, const QJsonArray &array)
{
    QStringList parts;
    for (const QJsonValue &value : array)
        parts << (key == "processors"_L1 ? processorText(value.toObject())
                                         : value.toVariant().toString());
    return parts.isEmpty() ? SettingText::tr("none") : parts.join(u", "_s);
}

QString settingText(const QString &key, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? SettingText::tr("yes") : SettingText::tr("no");
    if (key == "modules"_L1)
        return moduleNames({{key, value}});
    if (value.isArray())
        return settingListText(key, value.toArray());
    if (key == "undoOf"_L1)
        return SettingText::tr("run #%1").arg(value[u"number"].toInteger());
    if (key == "sourceFile"_L1 || key == "targetFile"_L1)
        return value[u"path"].toString();
    if (value.isObject())
        return value.toObject().isEmpty() && key == "criteria"_L1
            ? SettingText::tr("all records")
            : QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (key == "rejectionLimitPercent"_L1)
        return SettingText::tr("%1 % of a chunk").arg(value.toInt());
    if (value.isDouble())
        return Format::count(value.toInteger());
    return settingWord(key, value.toString());
}

// A name has no blank to break a line at: its column is as wide as the widest, within reason.
int widestWord(const QString &text)
{
    constexpr int kWidest = 220;
    const QFontMetrics metrics(Theme::instance().font(TypeRole::Body));
    int widest = 0;
    for (const QString &word : text.split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word) + 2);
    return std::min(widest, kWidest);
}

} // namespace

QList<std::pair<QString, QString>> settingLines(const QJsonObject &params)
{
    QJsonObject left = params.value("job"_L1).toObject();
    QList<std::pair<QString, QString>> lines;
    for (const SettingLabel &label : kSettingLabels) {
        const QString key = label.key;
        const QJsonValue value = left.take(key);
        if (!value.isUndefined())
            lines.append({SettingText::tr(label.text), settingText(key, value)});
    }
    for (auto it = left.constBegin(); it != left.constEnd(); ++it)
        lines.append({it.key(), settingText(it.key(), it.value())});
    return lines;
}

RunSettingsView::RunSettingsView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"runSettings"_s);
    setAccessibleName(tr("Settings of this run"));
}

void RunSettingsView::setParams(const QJsonObject &params)
{
    if (m_grid && params == m_params)
        return;
    m_params = params;
    qDeleteAll(findChildren<TypedLabel *>(Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[label, value] : settingLines(params)) {
        auto *name = new TypedLabel(label, TypeRole::Body, Role::Muted, this);
        auto *text = new TypedLabel(value, TypeRole::Body, Role::Text, this);
        text->setWordWrap(true);
        text->setMinimumWidth(widestWord(value));
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAccessibleName(label + u' ' + value);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row++, 1, Qt::AlignTop);
    }
    m_grid->setRowStretch(row, 1);
}

} // namespace sluice
