// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logdetails.h"

#include "console/log/logmodel.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kDetailsHeight = 196;
constexpr int kDetailsWidth = 316;

QString logFactText(const QJsonValue &value)
{
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

Role logDetailColor(LogLevel level)
{
    if (level == LogLevel::Error)
        return Role::Error;
    return level == LogLevel::Warning ? Role::Warning : Role::Muted;
}

} // namespace

LogDetails::LogDetails(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(this))
    , m_heading(new ElidingLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    setProperty("card", true);
    setObjectName(u"logDetails"_s);
    setAccessibleName(tr("Details of the selected line"));
    m_heading->setTypeRole(TypeRole::CardTitle);
    m_copy->setObjectName(u"logDetailsCopyButton"_s);
    m_copy->setProperty("role", u"quiet"_s);
    m_copy->setAccessibleName(tr("Copy these details"));
    setButtonIcon(m_copy, u"copy"_s);
    auto *content = new QWidget(m_scroll);
    m_scroll->setObjectName(u"logDetailsScroll"_s);
    content->setObjectName(u"logDetailsContent"_s);
    m_scroll->setStyleSheet(
        u"#logDetailsScroll, #logDetailsContent { background: transparent; }"_s);
    m_message = new TypedLabel({}, TypeRole::Body, Role::Text, content);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setTextFormat(Qt::PlainText);
    m_facts = new TypedLabel({}, TypeRole::Body, Role::Muted, content);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_well = new Well(content);
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 8, 0);
    lines->setSpacing(8);
    lines->addWidget(m_message);
    lines->addWidget(m_facts);
    lines->addWidget(m_well);
    lines->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Facts of the selected line"));

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_icon);
    head->addWidget(m_heading, 1);
    head->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 10);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    setBeside(false);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_plainText); });
    setRecord(std::nullopt, {});
}

void LogDetails::setBeside(bool isBeside)
{
    const QSize least(isBeside ? kDetailsWidth : 0, isBeside ? 0 : kDetailsHeight);
    setMinimumSize(least);
    setMaximumSize(
        isBeside ? kDetailsWidth : QWIDGETSIZE_MAX, isBeside ? QWIDGETSIZE_MAX : kDetailsHeight);
}

void LogDetails::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    m_well->addLine(name, value);
    m_plainText += name + u'\t' + value + u'\n';
}

// The request and its answer first, as the HTTP client logs them; then whatever else there is.
void LogDetails::addFacts(const LogRecord &record)
{
    QJsonObject rest = record.details;
    const QStringList request{rest.take(u"method"_s).toString(), rest.take(u"url"_s).toString()};
    addFact(tr("Request"), request.join(u' ').trimmed());
    QStringList answer;
    if (const QString status = logFactText(rest.take(u"status"_s)); !status.isEmpty())
        answer.append(status);
    if (const QJsonValue ms = rest.take(u"ms"_s); ms.isDouble())
        answer.append(Format::stepTime(std::chrono::milliseconds(ms.toInteger())));
    if (const QJsonValue bytes = rest.take(u"bytes"_s); bytes.isDouble())
        answer.append(Format::bytes(bytes.toInteger()));
    if (const QString attempt = logFactText(rest.take(u"attempt"_s)); !attempt.isEmpty())
        answer.append(tr("attempt %1").arg(attempt));
    addFact(tr("Answer"), answer.join(u", "_s));
    addFact(tr("Request ID"), logFactText(rest.take(u"requestId"_s)));
    for (auto it = rest.constBegin(); it != rest.constEnd(); ++it)
        addFact(it.key(), logFactText(it.value()));
}

void LogDetails::setRecord(const std::optional<LogRecord> &record, const QString &runText)
{
    m_well->clear();
    m_plainText.clear();
    m_copy->setEnabled(record.has_value());
    m_icon->setVisible(record.has_value());
    m_message->setVisible(record.has_value());
    m_well->hide();
    if (!record) {
        m_heading->setText(tr("No line is selected"));
        m_message->setText(m_heading->text()); // what it holds is no line any more
        m_facts->setText(tr("Select a line to see its request, answer and other facts."));
        return;
    }
    m_icon->setIcon(logLevelIcon(record->level), logDetailColor(record->level), 16);
    m_heading->setText(record->message);
    m_message->setText(record->message);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(record->atMs);
    QStringList parts{Format::momentFull(moment), logLevelWord(record->level),
        QString::fromUtf8(record->component)};
    if (!record->runId.isEmpty())
        parts.append(tr("run %1").arg(runText));
    m_facts->setText(Format::facts(parts));
    m_plainText = record->message + u'\n' + parts.join(u", "_s) + u'\n';
    addFacts(*record);
    m_well->setVisible(!record->details.isEmpty());
    // A sentence that the heading shows in full is not said twice.
    m_message->setVisible(m_heading->isCut());
    m_scroll->ensureVisible(0, 0);
}

} // namespace sluice
