// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"

#include "console/theme/consolestyle.h"
#include "console/theme/icons.h"
#include "console/theme/sheetchange.h"
#include "console/theme/systemcolorscheme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QToolTip>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

// A static library's resources are only there once this was called, outside any namespace.
static void initSluiceResources()
{
    Q_INIT_RESOURCE(sluice);
}

namespace sluice {

namespace {

constexpr qreal kDefaultPointSize = 10;
constexpr qreal kSmallestPointSize = 9;
constexpr qreal kLargeIconsFrom = 12.5;

Theme *s_theme = nullptr;

struct TypeSpec
{
    qreal factor;
    QFont::Weight weight;
    bool isMono = false;
};

TypeSpec typeSpec(TypeRole role)
{
    switch (role) {
    case TypeRole::Display:
        return {2.2, QFont::DemiBold};
    case TypeRole::Welcome:
        return {1.9, QFont::DemiBold};
    case TypeRole::Counter:
        return {1.7, QFont::DemiBold};
    case TypeRole::PageTitle:
        return {1.5, QFont::DemiBold};
    case TypeRole::DialogHeading:
        return {1.3, QFont::DemiBold};
    case TypeRole::CardTitle:
        return {1.1, QFont::DemiBold};
    case TypeRole::Body:
        return {1.0, QFont::Normal};
    case TypeRole::BodyMedium:
        return {1.0, QFont::Medium};
    case TypeRole::BodyStrong:
        return {1.0, QFont::DemiBold};
    case TypeRole::Header:
        return {0.95, QFont::Medium};
    case TypeRole::Meta:
        return {0.95, QFont::Normal};
    case TypeRole::Note:
        return {0.92, QFont::Normal};
    case TypeRole::Caption:
        return {0.9, QFont::Normal};
    case TypeRole::Mono:
        return {0.95, QFont::Normal, true};
    case TypeRole::MonoCaption:
        return {0.95 * 0.92, QFont::Normal, true};
    }
    return {1.0, QFont::Normal};
}

// The size of a desktop without one is Qt's own default, which says nothing about the operator.
bool isUnknownFont(const QFont &font)
{
    const QString platform = QGuiApplication::platformName();
    return platform == "offscreen"_L1 || platform == "minimal"_L1
        || (font.family() == "Sans Serif"_L1 && qFuzzyCompare(font.pointSizeF(), 9.0));
}

// The fonts of one size, made when first asked for; they go with the theme. GUI thread.
struct FontBook
{
    qreal points = 0;
    bool isSystem = false;
    QHash<TypeRole, QFont> fonts = {};
};
FontBook s_fonts;

QFont madeFont(TypeRole role, bool isSystem, const QFont &systemFont, qreal points)
{
    const TypeSpec spec = typeSpec(role);
    QFont font = isSystem && !spec.isMono ? systemFont : QFont();
    if (spec.isMono)
        font.setFamilies({u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s});
    else if (!isSystem)
        font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    if (spec.isMono)
        font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(points * spec.factor);
    font.setWeight(spec.weight);
    return font;
}

// Whether they are others than before.
bool setFonts(const QFont &body, const QFont &header)
{
    const bool isOtherBody = QApplication::font() != body;
    if (isOtherBody)
        QApplication::setFont(body); // for all classes, too
    const bool isOtherHeader = QApplication::font("QHeaderView") != header;
    if (isOtherHeader)
        QApplication::setFont(header, "QHeaderView");
    return isOtherBody || isOtherHeader;
}

} // namespace

Theme::Theme(const QString &cacheDir, QObject *parent)
    : QObject(parent)
    , m_system(std::make_unique<SystemColorScheme>())
    , m_cacheDir(cacheDir)
    , m_systemFont(QFontDatabase::systemFont(QFontDatabase::GeneralFont))
{
    Q_ASSERT(!s_theme);
    initSluiceResources();
    if (m_cacheDir.isEmpty())
        m_cacheDir = QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/theme"_s;
    loadTokens();
    QApplication::setStyle(new ConsoleStyle);
    connect(m_system.get(), &SystemColorScheme::changed, this, [this] {
        if (m_mode == Mode::System)
            setMode(Mode::System);
    });
    s_theme = this;
    setMode(Mode::System);
}

Theme::~Theme()
{
    s_fonts = {};
    s_theme = nullptr;
}

Theme &Theme::instance()
{
    Q_ASSERT_X(s_theme, "Theme::instance", "the theme is made before the first widget");
    return *s_theme;
}

void Theme::loadTokens()
{
    QFile file(u":/theme/tokens.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The colours are missing from the program");
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject themes[] = {all["light"_L1].toObject(), all["dark"_L1].toObject()};
    for (std::size_t dark = 0; dark < 2; ++dark) {
        for (int role = 0; role < kRoleCount; ++role) {
            const QString value = themes[dark][roleName(static_cast<Role>(role))].toString();
            m_colors[dark][static_cast<std::size_t>(role)] = QColor(value);
        }
    }
}

QColor Theme::color(Role role, bool dark) const
{
    return m_colors[dark ? 1 : 0][static_cast<std::size_t>(role)];
}

void Theme::setMode(Mode mode)
{
    const bool isDark = mode == Mode::Dark || (mode == Mode::System && m_system->isDark());
    m_mode = mode;
    if (isDark == std::exchange(m_isDark, isDark) && m_isApplied)
        return; // it looks so already
    apply();
}

void Theme::setUseSystemFont(bool use)
{
    if (use == m_useSystemFont)
        return;
    m_useSystemFont = use;
    apply();
}

void Theme::setBasePointSize(qreal points)
{
    m_basePointSize = points;
    apply();
}

qreal Theme::basePointSize() const
{
    if (m_basePointSize > 0)
        return m_basePointSize;
    const qreal system = m_systemFont.pointSizeF();
    return isUnknownFont(m_systemFont) || system < kSmallestPointSize ? kDefaultPointSize : system;
}

int Theme::iconExtent() const
{
    return basePointSize() >= kLargeIconsFrom ? 20 : 16;
}

// Painting asks for one per cell. A copy of a font shares its engine; a new one looks for it by
// name.
QFont Theme::font(TypeRole role) const
{
    FontBook &book = s_fonts;
    const qreal points = basePointSize();
    if (book.points != points || book.isSystem != m_useSystemFont)
        book = {.points = points, .isSystem = m_useSystemFont};
    auto known = book.fonts.find(role);
    if (known == book.fonts.end())
        known = book.fonts.insert(role, madeFont(role, m_useSystemFont, m_systemFont, points));
    return *known;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [this, &palette](QPalette::ColorRole role, Role color) {
        palette.setColor(role, this->color(color));
    };
    set(QPalette::Window, Role::Window);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Alternate);
    set(QPalette::Text, Role::Text);
    set(QPalette::Button, Role::Surface);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::Error);
    set(QPalette::Highlight, Role::Selection);
    set(QPalette::HighlightedText, Role::Text);
    set(QPalette::PlaceholderText, Role::Muted);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::Light, Role::Surface);
    set(QPalette::Midlight, Role::Divider);
    set(QPalette::Mid, Role::Border);
    set(QPalette::Dark, Role::Control);
    set(QPalette::Shadow, Role::Border);
    set(QPalette::ToolTipBase, Role::Raised);
    set(QPalette::ToolTipText, Role::Text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, color(Role::Disabled));
    return palette;
}

QString Theme::sheetIcon(const QString &icon, Role role, const QString &fileName) const
{
    const QColor tint = color(role);
    const QString path = m_cacheDir + u'/' + fileName + u'-' + tint.name().mid(1) + u".svg"_s;
    const QByteArray svg = coloredSvg(icon, tint);
    QFile present(path);
    if (present.open(QIODevice::ReadOnly) && present.readAll() == svg)
        return path;
    QDir().mkpath(m_cacheDir);
    // Not with QSaveFile, which waits for the disk: what did not get there is seen above.
    QTemporaryFile file(path);
    const bool isWritten = file.open() && file.write(svg) == svg.size() && file.flush()
        && std::rename(
               QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData())
            == 0;
    return isWritten ? path : u":/icons/"_s + icon + u".svg"_s;
}

QString Theme::styleSheet() const
{
    QFile file(u":/theme/theme.qss.in"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The style sheet is missing from the program");
    static const QRegularExpression comment(
        u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    QString sheet = QString::fromUtf8(file.readAll()).remove(comment);
    // Longest names first, so that no name is taken for the beginning of another.
    sheet.replace("@iconChevronDownDisabled"_L1,
        sheetIcon(u"chevron-down"_s, Role::Disabled, u"chevron-down-disabled"_s));
    sheet.replace(
        "@iconChevronDown"_L1, sheetIcon(u"chevron-down"_s, Role::Muted, u"chevron-down"_s));
    sheet.replace("@iconCheckOnAccent"_L1, sheetIcon(u"check"_s, Role::OnAccent, u"check"_s));
    std::array<int, kRoleCount> order{};
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [](int left, int right) {
        return roleName(static_cast<Role>(left)).size() > roleName(static_cast<Role>(right)).size();
    });
    for (const int index : order) {
        const auto role = static_cast<Role>(index);
        sheet.replace(QString(u'@' + roleName(role)), color(role).name().toUpper());
    }
    return sheet;
}

void Theme::apply()
{
    const bool isFirst = !std::exchange(m_isApplied, true);
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    if (isFirst)
        qApp->setStyleSheet(styleSheet()); // the first takes the fonts of classes away
    const bool hasNewFonts = setFonts(font(TypeRole::Body), font(TypeRole::Header));
    auto *change = findChild<SheetChange *>();
    if (isFirst) {
        // There is no widget yet.
    } else if (hasNewFonts) {
        if (change)
            change->finish();
        qApp->setStyleSheet(styleSheet()); // which measures every widget anew
    } else {
        delete change; // who waited for its sheet waits for this one
        new SheetChange(styleSheet(), this);
    }
    emit changed();
}

} // namespace sluice
