// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/gallery.h"

#include "console/theme/icons.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/counters.h"
#include "console/widgets/eliding.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/segments.h"
#include "console/widgets/statelook.h"
#include "console/widgets/typedlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace sluice::gallery {

namespace {

QHBoxLayout *line(QWidget *parent, const QList<QWidget *> &widgets, int spacing = 10)
{
    Q_UNUSED(parent);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return layout;
}

QPushButton *pushButton(const QString &text, const QString &role, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    if (!role.isEmpty())
        button->setProperty("role", role);
    return button;
}

QLayout *buttonLine(QWidget *parent)
{
    auto *run = pushButton(u"Run…"_s, u"primary"_s, parent);
    setButtonIcon(run, u"run"_s);
    auto *hovered = pushButton(u"Hovered"_s, {}, parent);
    hovered->setAttribute(Qt::WA_UnderMouse);
    auto *pressed = pushButton(u"Pressed"_s, {}, parent);
    pressed->setDown(true);
    auto *focused = pushButton(u"Focused"_s, {}, parent);
    focused->setStyleSheet(
        u"border:2px solid %1;padding:4px 12px"_s.arg(themeColor(Role::Accent).name()));
    auto *disabled = pushButton(u"Disabled"_s, {}, parent);
    disabled->setEnabled(false);
    return line(parent,
        {run, pushButton(u"Default"_s, {}, parent), hovered, pressed, focused, disabled,
            pushButton(u"Delete All Products"_s, u"danger"_s, parent),
            pushButton(u"Link Action"_s, u"quiet"_s, parent)});
}

QLayout *fieldLine(QWidget *parent)
{
    auto *placeholder = new QLineEdit(parent);
    placeholder->setPlaceholderText(u"Placeholder"_s);
    auto *focused = new QLineEdit(u"Focused"_s, parent);
    focused->setStyleSheet(
        u"border:2px solid %1;padding:3px 7px"_s.arg(themeColor(Role::Accent).name()));
    auto *wrong = new QLineEdit(u"pk"_s, parent);
    setFieldError(wrong, true);
    auto *readOnly = new QLineEdit(u"Saved in the vault"_s, parent);
    readOnly->setReadOnly(true);
    auto *disabled = new QLineEdit(u"Disabled"_s, parent);
    disabled->setEnabled(false);
    auto *combo = new ElidingComboBox(parent);
    combo->addItem(u"All runs"_s);
    combo->setFixedWidth(120);
    for (QLineEdit *edit : {placeholder, focused, wrong, disabled})
        edit->setFixedWidth(150);
    readOnly->setFixedWidth(180);
    return line(parent, {placeholder, focused, wrong, readOnly, disabled, combo});
}

QLayout *choiceLine(QWidget *parent)
{
    auto *checked = new QCheckBox(u"Checked"_s, parent);
    checked->setChecked(true);
    auto *radio = new QRadioButton(u"Chosen"_s, parent);
    radio->setChecked(true);
    auto *segments = new Segments(parent);
    segments->addSegment(u"all"_s, u"All"_s);
    segments->addSegment(u"can"_s, u"Can Retry"_s);
    segments->addSegment(u"cannot"_s, u"Cannot"_s);
    segments->setCount(u"all"_s, 37);
    segments->setCount(u"can"_s, 32);
    segments->setCount(u"cannot"_s, 5);
    return line(parent,
        {checked, new QCheckBox(u"Unchecked"_s, parent), radio,
            new QRadioButton(u"Other"_s, parent), segments});
}

QLayout *stateLine(QWidget *parent, int first, int count)
{
    QList<QWidget *> badges;
    for (const QString &state : runStates().mid(first, count)) {
        auto *badge = new StateBadge(parent);
        badge->setRunState(state, 37);
        badges << badge;
    }
    return line(parent, badges);
}

QLayout *reasonLine(QWidget *parent)
{
    auto *waiting = new StateBadge(parent);
    waiting->setRunState(u"running"_s);
    auto *limited = new StateBadge(parent);
    limited->setRateLimited();
    auto *checking = new StateBadge(parent);
    checking->setRunState(u"running"_s);
    const auto note = [parent](const QString &text) {
        return new TypedLabel(text, TypeRole::Body, Role::Muted, parent);
    };
    return line(parent,
        {waiting, note(u"waiting for Zoho CRM, next check 15 s"_s), limited,
            note(u"rate limited, resumes in 12 s"_s), checking, note(u"checking"_s)});
}

QLayout *environmentLine(QWidget *parent)
{
    QList<QWidget *> chips;
    for (const QString &name : {u"sandbox"_s, u"test"_s, u"production"_s}) {
        auto *chip = new EnvironmentChip(parent);
        chip->setEnvironment(name);
        chips << chip;
    }
    auto *code = new CodeBadge(parent);
    code->setCode(u"INVALID_DATA"_s);
    chips << code;
    return line(parent, chips);
}

QWidget *counterCard(QWidget *parent)
{
    auto *card = new Card(parent);
    auto *block = new CounterBlock(card);
    block->setSeriesShown(true);
    block->setValues({400'000, 74'963, 139'280, 37, 160'720, 25'000}, true);
    block->setNote(Counter::Read, u"of 412\u202F338"_s);
    block->setNote(Counter::Written, u"520/s"_s);
    block->setNote(Counter::Skipped, u"unchanged"_s);
    block->setNote(Counter::Rejected, u"0.05\u202F% of sent"_s);
    block->setNote(Counter::NotAttempted, u"not sent yet"_s);
    block->setNote(Counter::Pending, u"chunk 4"_s);
    card->body()->addWidget(block);
    return card;
}

QLayout *barLine(QWidget *parent)
{
    struct Bar
    {
        QString name;
        Tone tone;
        double value;
    };
    auto *layout = new QGridLayout;
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(4);
    const QList<Bar> bars{{u"running"_s, Tone::Info, 0.52}, {u"done"_s, Tone::Success, 1},
        {u"rate limited, stopping, interrupted"_s, Tone::Warning, 0.61},
        {u"failed"_s, Tone::Error, 0.34}, {u"paused"_s, Tone::Neutral, 0.34}};
    for (int i = 0; i < bars.size(); ++i) {
        auto *bar = new PageProgressBar(parent);
        bar->setTone(bars[i].tone);
        bar->setValue(bars[i].value);
        layout->addWidget(
            new TypedLabel(bars[i].name, TypeRole::Caption, Role::Muted, parent), 0, i);
        layout->addWidget(bar, 1, i);
        layout->setColumnStretch(i, 1);
    }
    return layout;
}

QLayout *messageColumn(QWidget *parent)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(8);
    const auto add = [parent, layout](Tone tone, const QString &text, const QStringList &links) {
        auto *bar = new MessageBar(parent);
        QList<MessageBar::Action> actions;
        for (const QString &link : links)
            actions.append({link, link});
        bar->showMessage(tone, text, actions);
        layout->addWidget(bar);
    };
    add(Tone::Info, u"You are in the sandbox. Nothing leaves this computer."_s, {});
    add(Tone::Success, u"Mapping saved."_s, {});
    add(Tone::Warning, u"No progress for 60 s. Last request: GET …/write/5544…, sent 61 s ago."_s,
        {u"Show in Log"_s, u"Stop"_s});
    add(Tone::Error,
        u"Could not create the write job for Leads, chunk 2. Zoho CRM answered 400 INVALID_DATA."_s,
        {u"Details"_s, u"Try Again"_s});
    return layout;
}

QLayout *typeLine(QWidget *parent)
{
    const auto text = [parent](const QString &words, TypeRole type, Role role = Role::Text) {
        return new TypedLabel(words, type, role, parent);
    };
    return line(parent,
        {text(u"Page title 1.5 / 600"_s, TypeRole::PageTitle),
            text(u"Card title 1.1 / 600"_s, TypeRole::CardTitle),
            text(u"Body 1.0 / 400"_s, TypeRole::Body),
            text(u"Strong 1.0 / 500"_s, TypeRole::BodyStrong),
            text(u"Caption 0.9, muted"_s, TypeRole::Caption, Role::Muted),
            text(u"Mono 0.95"_s, TypeRole::Mono), text(u"236\u202F874"_s, TypeRole::Counter)},
        18);
}

class ColorStrip final : public QWidget
{
public:
    explicit ColorStrip(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(42);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(Theme::instance().font(TypeRole::Caption));
        const QList<Role> roles{Role::Window, Role::Sidebar, Role::Surface, Role::Sunken,
            Role::Hover, Role::Selection, Role::Track, Role::Border, Role::Control, Role::Muted,
            Role::Text, Role::AccentFill, Role::Progress, Role::SuccessFill, Role::Warning,
            Role::Error, Role::Read, Role::Process, Role::Write};
        const double pitch = width() / static_cast<double>(roles.size());
        for (int i = 0; i < roles.size(); ++i) {
            const QRectF box(i * pitch, 0, pitch - 2, 26);
            painter.setPen(themeColor(Role::Border));
            painter.setBrush(themeColor(roles[i]));
            painter.drawRect(box);
            painter.setPen(themeColor(Role::Muted));
            drawLine(&painter, QRectF(i * pitch, 27, pitch, 15), roleName(roles[i]));
        }
    }
};

} // namespace

QWidget *componentSheet()
{
    auto *sheet = new QWidget;
    sheet->resize(1240, 767);
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(28, 22, 28, 22);
    grid->setVerticalSpacing(11);
    grid->setColumnMinimumWidth(0, 112);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto name = [sheet, grid, &row](const QString &text) {
        grid->addWidget(new TypedLabel(text, TypeRole::Header, Role::Muted, sheet), row, 0);
    };
    const auto addLine = [grid, &row, &name](const QString &text, QLayout *layout) {
        name(text);
        grid->addLayout(layout, row++, 1);
    };
    addLine(u"Buttons"_s, buttonLine(sheet));
    addLine(u"Fields"_s, fieldLine(sheet));
    addLine(u"Choices"_s, choiceLine(sheet));
    addLine(u"States"_s, stateLine(sheet, 0, 6));
    addLine({}, stateLine(sheet, 6, 4));
    addLine(u"Reasons"_s, reasonLine(sheet));
    addLine(u"Environments"_s, environmentLine(sheet));
    name(u"Counters"_s);
    grid->addWidget(counterCard(sheet), row++, 1);
    addLine(u"Progress"_s, barLine(sheet));
    addLine(u"Message bars"_s, messageColumn(sheet));
    addLine(u"Type"_s, typeLine(sheet));
    name(u"Colours"_s);
    grid->addWidget(new ColorStrip(sheet), row++, 1);
    grid->setRowStretch(row, 1);
    return sheet;
}

} // namespace sluice::gallery
