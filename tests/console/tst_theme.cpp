// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletests.h"
#include "console/theme/dialogbody.h"
#include "console/theme/icons.h"
#include "console/theme/screenroom.h"
#include "console/theme/textpaint.h"
#include "console/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFontInfo>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

double linearChannel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linearChannel(color.redF()) + 0.7152 * linearChannel(color.greenF())
        + 0.0722 * linearChannel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QStringList s_sheetMessages;

void catchSheetMessages(QtMsgType, const QMessageLogContext &, const QString &text)
{
    s_sheetMessages << text;
}

QJsonObject tokenFile()
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR) + u"/resources/theme/tokens.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void everyTokenIsARole()
    {
        for (const QString &name : {u"light"_s, u"dark"_s}) {
            const QJsonObject tokens = tokenFile()[name].toObject();
            QCOMPARE(tokens.size(), kRoleCount);
            for (int i = 0; i < kRoleCount; ++i) {
                const auto role = static_cast<Role>(i);
                const QColor color = Theme::instance().color(role, name == u"dark"_s);
                QVERIFY2(color.isValid(), roleName(role).data());
                QCOMPARE(color.name().toUpper(), tokens[roleName(role)].toString());
            }
        }
    }

    void contrast_data()
    {
        QTest::addColumn<Role>("front");
        QTest::addColumn<Role>("ground");
        QTest::addColumn<double>("needed");
        const auto add = [](Role front, Role ground, double needed) {
            QTest::addRow("%s on %s", roleName(front).data(), roleName(ground).data())
                << front << ground << needed;
        };
        for (const Role ground :
            {Role::Selection, Role::Sidebar, Role::Window, Role::Hover, Role::Surface})
            add(Role::Muted, ground, 4.5);
        for (const Tone tone : {Tone::Error, Tone::Warning, Tone::Success, Tone::Info}) {
            add(toneText(tone), Role::Selection, 4.5);
            add(toneText(tone), toneTint(tone), 4.5);
            add(toneText(tone), Role::Surface, 4.5);
        }
        add(Role::Neutral, Role::NeutralTint, 4.5);
        for (const Role ground : {Role::Surface, Role::Window, Role::Selection})
            add(Role::Accent, ground, 4.5);
        for (const Role ground : {Role::AccentFill, Role::AccentFillHover, Role::ErrorFill})
            add(Role::OnAccent, ground, 4.5);
        for (const Role series : {Role::Write, Role::Read, Role::Process})
            add(series, Role::Surface, 4.5);
        for (const Role ground : {Role::Selection, Role::Window, Role::Surface, Role::Sidebar,
                 Role::Sunken, Role::Raised, Role::Hover, Role::Pressed, Role::WarningTint,
                 Role::ErrorTint, Role::InfoTint, Role::SuccessTint})
            add(Role::Text, ground, 4.5);
        add(Role::Control, Role::Window, 3);
        add(Role::Control, Role::Surface, 3);
        add(Role::Progress, Role::Track, 3);
        add(Role::SuccessFill, Role::Track, 3);
    }

    void contrast()
    {
        QFETCH(Role, front);
        QFETCH(Role, ground);
        QFETCH(double, needed);
        for (const bool dark : {false, true}) {
            const Theme &theme = Theme::instance();
            const double measured = ::contrast(theme.color(front, dark), theme.color(ground, dark));
            QVERIFY2(measured >= needed,
                qPrintable(u"%1 in %2"_s.arg(measured).arg(dark ? u"dark"_s : u"light"_s)));
        }
    }

    void sheetHasNoOpenPlaceAndParses()
    {
        Theme &theme = Theme::instance();
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            s_sheetMessages.clear();
            const auto previous = qInstallMessageHandler(catchSheetMessages);
            theme.setMode(mode);
            qInstallMessageHandler(previous);
            QVERIFY2(s_sheetMessages.isEmpty(), qPrintable(s_sheetMessages.join(u'\n')));
            QVERIFY(!theme.styleSheet().contains(u'@'));
            QVERIFY(
                theme.styleSheet().contains(theme.color(Role::AccentFillHover).name().toUpper()));
        }
    }

    void sheetIconsAreFiles()
    {
        static const QRegularExpression url(u"url\\(([^)]+)\\)"_s);
        const QString sheet = Theme::instance().styleSheet();
        auto matches = url.globalMatch(sheet);
        QVERIFY(matches.hasNext());
        while (matches.hasNext())
            QVERIFY(QFile::exists(matches.next().captured(1)));
    }

    void changeIsAnnouncedOnceWithPalette()
    {
        Theme &theme = Theme::instance();
        theme.setMode(Theme::Mode::Light);
        QSignalSpy spy(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(spy.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Role::Window, true));
        QCOMPARE(QApplication::palette().color(QPalette::Disabled, QPalette::Text),
            theme.color(Role::Disabled, true));
    }

    // What is hidden takes a change of theme when it is shown, or while nothing else is to be done.
    void hiddenWidgetsFollowTheChange()
    {
        Theme &theme = Theme::instance();
        theme.setMode(Theme::Mode::Light);
        QWidget window;
        QPushButton seen(&window);
        QPushButton shown(&window);
        QPushButton hidden(&window);
        const QList<QPushButton *> buttons{&seen, &shown, &hidden};
        for (QPushButton *button : buttons)
            button->setProperty("role", u"quiet"_s); // in the colour of the accent
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        shown.hide();
        hidden.hide();
        const auto hasAccent = [&theme](const QPushButton &button) {
            return button.palette().color(QPalette::ButtonText) == theme.color(Role::Accent);
        };
        theme.setMode(Theme::Mode::Dark);
        QVERIFY(hasAccent(seen));
        shown.show();
        QVERIFY(hasAccent(shown));
        QTRY_VERIFY(hasAccent(hidden));
        theme.setMode(Theme::Mode::Light);
        theme.setMode(Theme::Mode::Dark); // before all took the one before
        theme.setMode(Theme::Mode::Light);
        for (const QPushButton *button : buttons)
            QTRY_VERIFY(hasAccent(*button));
    }

    void fontsFollowTheBase()
    {
        Theme &theme = Theme::instance();
        theme.setBasePointSize(10);
        QCOMPARE(theme.font(TypeRole::Counter).pointSizeF(), 17.0);
        QCOMPARE(theme.font(TypeRole::Counter).weight(), QFont::DemiBold);
        QCOMPARE(theme.font(TypeRole::Caption).pointSizeF(), 9.0);
        QCOMPARE(theme.iconExtent(), 16);
        theme.setBasePointSize(14);
        QCOMPARE(theme.font(TypeRole::PageTitle).pointSizeF(), 21.0);
        QCOMPARE(theme.iconExtent(), 20);
        theme.setBasePointSize(0);
        QCOMPARE(theme.basePointSize(), 10.0); // there is no desktop here
    }

    void everyIconIsDrawnInItsColor_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(SLUICE_SOURCE_DIR) + u"/resources/icons"_s);
        const QStringList files = folder.entryList({u"*.svg"_s});
        QVERIFY(files.size() > 60);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }

    void everyIconIsDrawnInItsColor()
    {
        QFETCH(QString, name);
        QVERIFY(!coloredSvg(name, Qt::red).contains("currentColor"));
        const QImage image = themeIcon(name, Role::Accent).pixmap(QSize(32, 32), 1.0).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        int painted = 0;
        bool hasAccent = false;
        const QRgb accent = themeColor(Role::Accent).rgb();
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x) {
                painted += qAlpha(image.pixel(x, y)) > 0;
                hasAccent |= image.pixel(x, y) == accent;
            }
        }
        QVERIFY(painted > 20);
        QCOMPARE(hasAccent, name != u"app-icon"_s);
    }

    void iconFollowsThemeAndMode()
    {
        const QIcon icon = themeIcon(u"stop"_s, Role::Text);
        const auto strongest = [&icon](QIcon::Mode mode) {
            const QImage image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage();
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x) {
                    if (qAlpha(image.pixel(x, y)) == 255)
                        return image.pixelColor(x, y);
                }
            }
            return QColor();
        };
        Theme &theme = Theme::instance();
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(strongest(QIcon::Normal), theme.color(Role::Text, false));
        QCOMPARE(strongest(QIcon::Disabled), theme.color(Role::Disabled, false));
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(strongest(QIcon::Normal), theme.color(Role::Text, true));
    }

    void buttonIconLeavesRoom()
    {
        QPushButton button(u"Run"_s);
        button.setProperty("role", u"primary"_s);
        setButtonIcon(&button, u"run"_s);
        QCOMPARE(button.iconSize(), QSize(19, 16));
        const QImage image = button.icon().pixmap(QSize(19, 16), 1.0).toImage();
        QCOMPARE(image.size(), QSize(19, 16));
        for (int y = 0; y < 16; ++y)
            QCOMPARE(qAlpha(image.pixel(18, y)), 0);
    }

    void tabularDigitsAreEquallyWide()
    {
        const QFont font = Theme::instance().font(TypeRole::Counter);
        QCOMPARE(tabularWidth(font, u"111111"_s), tabularWidth(font, u"888888"_s));
        QVERIFY(tabularWidth(font, u"1 111"_s) > tabularWidth(font, u"1111"_s));
        QCOMPARE(tabularWidth(font, {}), 0.0);
    }

    void lineIsCutWithAnEllipsis()
    {
        QImage image(200, 30, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        const double full = drawLine(&painter, QRectF(0, 0, 200, 30), u"Short"_s);
        const double cut = drawLine(&painter, QRectF(0, 0, 40, 30), u"A rather long sentence"_s);
        QVERIFY(full > 0 && full < 200);
        QVERIFY(cut > 0 && cut <= 40.5);
    }

    // Whatever a dialog holds, its buttons stay in sight; the focus stays, and the order of Tab.
    void highDialogsScroll()
    {
        QDialog dialog;
        auto *layout = new QVBoxLayout(&dialog);
        QList<QLineEdit *> edits;
        for (int i = 0; i < 60; ++i) {
            edits << new QLineEdit(&dialog);
            layout->addWidget(edits.last());
        }
        auto *button = new QPushButton(u"Close"_s, &dialog);
        layout->addWidget(button);
        edits.at(1)->setFocus();
        dialog.show();
        QTRY_COMPARE(dialog.height(), screenRoom(&dialog).height());
        const auto *body = dialog.findChild<DialogBody *>();
        QVERIFY(body);
        QTRY_VERIFY(body->verticalScrollBar()->maximum() > 0);
        QVERIFY(dialog.rect().contains(button->geometry()));
        QCOMPARE(dialog.focusWidget(), edits.at(1));
        QCOMPARE(edits.at(1)->nextInFocusChain(), edits.at(2));
        for (int i = 2; i < edits.size(); ++i)
            edits.at(i)->hide();
        QTRY_COMPARE(body->verticalScrollBar()->maximum(), 0);
    }

    void lowDialogsStayAsTheyAre()
    {
        QDialog dialog;
        auto *layout = new QVBoxLayout(&dialog);
        layout->addWidget(new QLineEdit(&dialog));
        layout->addWidget(new QPushButton(u"Close"_s, &dialog));
        dialog.resize(300, 5'000);
        dialog.show();
        QTRY_COMPARE(dialog.height(), screenRoom(&dialog).height());
        QVERIFY(!dialog.findChild<DialogBody *>());
    }
};

QObject *makeThemeTest()
{
    return new ThemeTest;
}

#include "tst_theme.moc"
