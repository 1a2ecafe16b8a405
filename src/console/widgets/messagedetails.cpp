// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/messagedetails.h"

#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr QSize kMessageSize(560, 300);

QPushButton *makeFootButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

MessageDetails::MessageDetails(const Message &message, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"messageDetails"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Message"));
    auto *icon = new IconLabel(this);
    icon->setIcon(message.icon, toneText(message.tone), 24);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(icon);
    head->addWidget(new TypedLabel(tr("Message"), TypeRole::DialogHeading, Role::Text, this), 1);
    auto *text = new QPlainTextEdit(message.text, this);
    text->setObjectName(u"messageText"_s);
    text->setAccessibleName(tr("The whole message"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *log = makeFootButton(tr("Show in Log"), u"messageLogButton"_s, this);
    log->setVisible(message.hasLog);
    auto *copy = makeFootButton(tr("Copy"), u"messageCopyButton"_s, this);
    setButtonIcon(copy, u"copy"_s);
    auto *close = makeFootButton(tr("Close"), u"closeButton"_s, this);
    close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(log);
    foot->addWidget(copy);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(text, 1);
    layout->addLayout(foot);
    resize(kMessageSize);
    connect(copy, &QPushButton::clicked, this,
        [whole = message.text] { QGuiApplication::clipboard()->setText(whole); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(log, &QPushButton::clicked, this, [this] {
        accept();
        emit logWanted();
    });
    text->setFocus();
}

} // namespace sluice
