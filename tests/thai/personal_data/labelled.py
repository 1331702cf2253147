"""A labelled set of sentences in official style: personal data as people write it, and what only looks like it.

Made by a seeded generator from invented numbers. It holds on purpose what the detectors are known to miss and to
mistake, so that the figures in docs/personal-data.md are honest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.thai.personal_data import numbers as n
from thai.digits import to_thai

SEED = 2568


@dataclass(frozen=True)
class Sample:
    """A sentence and what stands in it: detector and the data in its one spelling."""

    text: str
    expected: frozenset[tuple[str, str]]


Maker = Callable[[Random], tuple[str, str]]
"""Gives the data as written, and in its one spelling."""

_ID = (
    "ข้าพเจ้า นายสมมติ ใจดี เลขประจำตัวประชาชน {} ขอสมัครเข้ารับการคัดเลือก",
    "ผู้ขาย: ร้านตัวอย่างการค้า (เลขประจำตัวผู้เสียภาษี {}) เป็นเงิน 12,500 บาท",
    "๕. นางสาวสมมติ รักเรียน ถือบัตรประชาชนเลขที่ {} ออกให้ ณ ที่ว่าการอำเภอเมือง",
    "ลำดับที่ 3 {} นายตัวอย่าง มั่นคง ตำแหน่งครูผู้ช่วย",
    "1,{},นางตัวอย่าง ศรีสุข,ครู",
    "รายชื่อผู้มีสิทธิสอบ 0001 นายสมมติ เรียนดี {}",
    "ID No. {} ที่อยู่ตามทะเบียนบ้าน",
)
_MOBILE = (
    "สอบถามรายละเอียดเพิ่มเติมได้ที่ นายสมมติ ใจดี โทร. {}",
    "ผู้ประสานงาน ครูตัวอย่าง มือถือ {} ในวันและเวลาราชการ",
    "ติดต่อ {} (ครูสมมติ) ภายในวันที่ 15 มกราคม 2568",
    "หมายเลขโทรศัพท์ที่ติดต่อได้สะดวก {}",
    "นางสาวตัวอย่าง รักงาน {} ผู้ปกครองนักเรียน",
    "แจ้งความประสงค์ได้ที่ {} ครับ",
)
_FIXED = (
    "สำนักงานเขตพื้นที่การศึกษา โทร. {} ต่อ 123",
    "โทรศัพท์ {} โทรสาร -",
    "กลุ่มอำนวยการ โทร {} ต่อ ๑๑-๑๒",
    "สอบถามได้ที่ กลุ่มบริหารงานบุคคล โทรศัพท์ {} ในเวลาราชการ",
)
_EMAIL = (
    "ส่งเอกสารทาง {} ภายในวันที่กำหนด",
    "E-mail : {} หรือยื่นด้วยตนเอง",
    "อีเมล์:{} โทรศัพท์ -",
    "รับไฟล์งานที่ {}, ก่อนเวลา 16.30 น.",
)
_BANK = (
    "โอนเงินเข้าบัญชีเงินฝาก{bank} สาขาเมือง เลขที่บัญชี {}",
    "โดยโอนผ่าน{bank} ชื่อบัญชี โรงเรียนตัวอย่าง เลขบัญชี {} ภายในวันที่กำหนด",
    "บัญชีเลขที่ {} {bank} สาขาตัวอย่าง",
    "ประสงค์รับเงินทาง{bank} หมายเลขบัญชี: {}",
)
_PLATE = (
    "เดินทางโดยรถยนต์ส่วนตัว หมายเลขทะเบียน {} ระยะทาง 120 กิโลเมตร",
    "ขออนุญาตนำรถตู้ ทะเบียน {} เข้าจอดในบริเวณสำนักงาน",
    "รถจักรยานยนต์ ป้ายทะเบียน {} ของผู้ปกครอง",
    "จอดรถ {} ไว้หน้าอาคาร",
)
_OTHERS: dict[str, tuple[str, ...]] = {
    "passport": ("ครูชาวต่างชาติ หนังสือเดินทางเลขที่ {} สัญชาติฟิลิปปินส์", "Passport No. {} valid until 2030"),
    "birth_date": ("เด็กชายสมมติ เกิดวันที่ {} ณ โรงพยาบาลตัวอย่าง", "วัน/เดือน/ปีเกิด {} อายุ 12 ปี", "Date of birth: {}"),
    "student_id": ("เด็กหญิงตัวอย่าง เลขประจำตัวนักเรียน {} ชั้น ป.6", "รหัสนักเรียน : {} ห้อง 2"),
    "house_address": ("อยู่บ้านเลขที่ {} ตำบลตัวอย่าง อำเภอเมือง", "ตามทะเบียนบ้าน บ้านเลขที่ {} ต.ในเมือง"),
    "sensitive": ("ใบสมัคร: {}", "ประวัตินักเรียน {} น้ำหนัก 40 กก."),
}


def _citizen(random: Random) -> tuple[str, str]:
    number = n.without_status(random) if random.random() < 0.1 else n.citizen(random)
    return n.id_forms(random, number), number


def _mobile(random: Random) -> tuple[str, str]:
    number = n.mobile(random)
    return n.mobile_forms(random, number), number


def _fixed(random: Random) -> tuple[str, str]:
    number = n.fixed(random)
    return n.fixed_forms(random, number), number


def _email(random: Random) -> tuple[str, str]:
    name = random.choice(["somchai.j", "kru_noi", "user-2568", "p.saelee99", "NARIN"]) + n.digits(random, 2)
    address = f"{name}@{random.choice(['gmail.com', 'hotmail.com', 'yahoo.co.th', 'example.org', 'school.in.th'])}"
    return address, address.lower()


def _official_email(random: Random) -> tuple[str, str]:
    domains = ("esdc.go.th", "chaiburi2.go.th", "school.ac.th", "mail.obec.moe.go.th")
    address = f"saraban{n.digits(random, 2)}@{random.choice(domains)}"
    return address, address


def _account(random: Random) -> tuple[str, str]:
    number = n.account(random)
    longer = number + n.digits(random, 2)
    forms = (
        (n.grouped(number, (3, 1, 5, 1), "-"), number),
        (n.grouped(number, (3, 1, 5, 1), " "), number),
        (number, number),
        (to_thai(n.grouped(number, (3, 1, 5, 1), "-")), number),
        (n.grouped(number, (3, 1, 5, 1), " - "), number),
        (longer, longer),
        (n.grouped(longer, (4, 4, 4), "-"), longer),
        (n.grouped(longer, (2, 3, 1, 5, 1), "-"), longer),
    )
    return random.choice(forms)


def _plate(random: Random) -> tuple[str, str]:
    letters, number, province = n.plate_letters(random), str(random.randint(1, 9999)), random.choice(n.PROVINCES)
    gap = random.choice([" ", "-", "", " "])
    return f"{letters}{gap}{random.choice([number, to_thai(number)])} {province}", f"{letters} {number} {province}"


def _passport(random: Random) -> tuple[str, str]:
    number = random.choice(["AA", "P", "EB"]) + n.digits(random, 7)
    return number, number


def _birth(random: Random) -> tuple[str, str]:
    day, year = random.randint(1, 28), random.randint(2500, 2560)
    month = random.choice(n.MONTHS)
    date = random.choice(
        [f"{day} {month} {year}", f"{day} {month} พ.ศ. {year}", f"{day}/{random.randint(1, 12)}/{year}"]
    )
    return random.choice([date, to_thai(date)]), date


def _student(random: Random) -> tuple[str, str]:
    number = n.digits(random, 5)
    return random.choice([number, to_thai(number)]), number


def _address(random: Random) -> tuple[str, str]:
    address = f"{random.randint(1, 300)}/{random.randint(1, 20)} หมู่ที่ {random.randint(1, 15)}"
    return random.choice([address, to_thai(address)]), address


def _sensitive(random: Random) -> tuple[str, str]:
    return random.choice(
        [
            ("ศาสนา: พุทธ", "พุทธ"),
            ("นับถือศาสนาอิสลาม", "อิสลาม"),
            ("หมู่โลหิต O", "O"),
            ("กรุ๊ปเลือด: AB", "AB"),
            ("โรคประจำตัว: หอบหืด", "หอบหืด"),
        ]
    )


_PARTS: tuple[tuple[str, int, tuple[str, ...], Maker], ...] = (
    ("national_id", 120, _ID, _citizen),
    ("phone", 110, _MOBILE, _mobile),
    ("phone_office", 50, _FIXED, _fixed),
    ("email", 40, _EMAIL, _email),
    ("email_official", 25, _EMAIL, _official_email),
    ("bank_account", 60, _BANK, _account),
    ("vehicle_plate", 50, _PLATE, _plate),
    ("passport", 20, _OTHERS["passport"], _passport),
    ("birth_date", 30, _OTHERS["birth_date"], _birth),
    ("student_id", 20, _OTHERS["student_id"], _student),
    ("house_address", 20, _OTHERS["house_address"], _address),
    ("sensitive", 20, _OTHERS["sensitive"], _sensitive),
)


def positives() -> list[Sample]:
    """Sentences with one piece of personal data each."""
    random = Random(SEED)
    samples = []
    for detector, count, sentences, make in _PARTS:
        for index in range(count):
            written, canonical = make(random)
            sentence = sentences[index % len(sentences)]
            text = sentence.replace("{bank}", random.choice(n.BANKS)).replace("{}", written)
            samples.append(Sample(text, frozenset({(detector, canonical)})))
    return samples + _known_misses(random)


def _known_misses(random: Random) -> list[Sample]:
    """Data a person would recognise and the detectors do not; a few of each, as in life."""
    citizen, mobile, account = n.citizen(random), n.mobile(random), n.account(random)
    letters = n.plate_letters(random)
    return [
        Sample(f"นายสมมติ {n.grouped(citizen, (2, 5, 6), ' ')}", frozenset({("national_id", citizen)})),
        Sample(f"บัตร {citizen[:6]}ฯ{citizen[6:]}", frozenset({("national_id", citizen)})),
        Sample(f"โทร {mobile[:5]}\n{mobile[5:]}", frozenset({("phone", mobile)})),
        Sample("ติดต่อ somchai(at)gmail.com", frozenset({("email", "somchai@gmail.com")})),
        Sample(f"นางสมมติ กรุงไทย สาขาเมือง\n\n{'.' * 60}\n{account}", frozenset({("bank_account", account)})),
        Sample(f"จอดรถ {letters} 4821 ไว้หน้าอาคาร", frozenset({("vehicle_plate", f"{letters} 4821")})),
    ]


_LOOKALIKES: tuple[Callable[[Random], str], ...] = (
    lambda r: f"ที่ ศธ 04012/ว {r.randint(1, 999)} ลงวันที่ {r.randint(1, 28)} มกราคม 2568",
    lambda r: f"หนังสือ ด่วนที่สุด ที่ กค {to_thai('0405.2')}/ว {r.randint(1, 999)}",
    lambda r: f"คำสั่งที่ {r.randint(1, 999)}/2567 สั่ง ณ วันที่ {r.randint(1, 28)} ธันวาคม พ.ศ. 2567",
    lambda r: f"เลขที่โครงการ e-GP {r.randint(60, 68)}{n.digits(r, 9)} วงเงิน {r.randint(1, 999):,},000.00 บาท",
    lambda r: f"เลขที่โครงการ {n.citizen(r)} ในระบบ e-GP",
    lambda r: f"เลขคุมสัญญา {n.digits(r, 12)} ลงวันที่ {r.randint(1, 28)}/11/2567",
    lambda r: f"เลขประจำตัวผู้เสียภาษี {n.juristic(r)} บริษัท ตัวอย่าง จำกัด",
    lambda r: f"ห้างหุ้นส่วนจำกัด ตัวอย่างการพิมพ์ {n.grouped(n.juristic(r), (1, 2, 1, 3, 5, 1), '-')}",
    lambda r: f"ลำดับ {r.randint(1, 9)} รหัส {n.fails(r)} จำนวน 12 รายการ",
    lambda r: f"สินค้า {n.ean13(r)} กระดาษถ่ายเอกสาร A4",
    lambda r: f"กระดาษถ่ายเอกสาร A4 {n.ean13(r)} จำนวน {r.randint(1, 99)} รีม",
    lambda r: f"บาร์โค้ด {n.ean13(r)} หมึกพิมพ์",
    lambda r: f"ISBN 978-616-{n.digits(r, 3)}-{n.digits(r, 3)}-{n.digits(r, 1)} หนังสือเรียน",
    lambda r: f"ISBN 978616{n.digits(r, 7)} จำนวน {r.randint(1, 999)} เล่ม",
    lambda r: f"หมายเลขครุภัณฑ์ 7440-001-0001/{r.randint(1, 99)} เลขพัสดุ {n.digits(r, 10)}",
    lambda r: f"รหัสโรงเรียน 10 หลัก {1000000000 + r.randint(1, 99999999)} รหัส 8 หลัก {r.randint(40010001, 48999999)}",
    lambda r: f"รหัสงบประมาณ {n.digits(r, 20)} แหล่งของเงิน {n.digits(r, 7)}",
    lambda r: f"รหัสบัญชีแยกประเภท {5100000000 + r.randint(1, 99999999)} ค่าวัสดุ",
    lambda r: f"เอกสาร GFMIS เลขที่ {3600000000 + r.randint(1, 99999999)} ปีบัญชี 2568",
    lambda r: f"งบประมาณ {r.randint(1, 9)},{n.digits(r, 3)},{n.digits(r, 3)},{n.digits(r, 3)},{n.digits(r, 3)}.00 บาท",
    lambda r: f"ปีงบประมาณ 2566 2567 2568 เป้าหมาย {r.randint(10, 99)} {r.randint(10, 99)} {r.randint(10, 99)}",
    lambda r: f"ตาราง 1 2 3 4 5 6 7 8 9 10 11 12 13 {r.randint(14, 99)}",
    lambda r: f"LINE ID: @school{n.digits(r, 4)} เพจ facebook.com/{n.digits(r, 15)}",
    lambda r: f"https://www.example.go.th/files/{r.randint(1_500_000_000_000, 1_760_000_000_000)}.pdf",
    lambda r: f"ดูที่ https://drive.example.com/file/d/1{n.digits(r, 9)}_{n.digits(r, 11)}/view",
    lambda r: f"sha256 {''.join(r.choices('0123456789abcdef', k=64))}",
    lambda r: f"กำหนดการ 08.30 - 09.00 น. ลงทะเบียน 09.00 - 12.00 น. วันที่ {r.randint(1, 28)}-{r.randint(1, 12)}-2568",
    lambda r: f"ผู้เข้าร่วม {r.randint(1, 9)}00 คน หน้า {r.randint(1, 99)}-{r.randint(100, 199)} ข้อ 1.2.3.{r.randint(1, 9)}",
    lambda r: f"ณ วันที่ 31 ธ.ค. 2567 คงเหลือ {r.randint(100000, 999999)}.{n.digits(r, 2)} บาท",
    lambda r: f"พ.ศ. 2567 เลย มีโรงเรียน {r.randint(10, 99)} แห่ง ตค 2568 รวม {r.randint(1000, 9999)} คน",
    lambda r: f"ป. {r.randint(1, 6)} ห้อง {r.randint(1, 9)} เลย {r.randint(1000, 9999)} คน เขต 1 ขอนแก่น",
    lambda r: f"ที่ นร {to_thai('0505')}/ว {r.randint(1, 400)} ทะเบียนพัสดุ ลงทะเบียนรับเลขที่ {r.randint(1, 9999)}",
    lambda r: f"บัญชีรายชื่อผู้ผ่านการคัดเลือก ประกาศเลขที่ {r.randint(1, 999)}/2568 บัญชีแนบท้าย {r.randint(1, 9)}",
    lambda r: f"เช็คธนาคารกรุงไทย เช็คเลขที่ {n.digits(r, 10)} ลงวันที่ {r.randint(1, 28)} ก.ย. 2567",
    lambda r: f"หนังสือค้ำประกันธนาคารออมสิน เลขที่เอกสาร {n.digits(r, 12)}",
    lambda r: f"เหตุเกิดวันที่ {r.randint(1, 28)} มีนาคม 2567 น้ำท่วมอาคารเรียน",
    lambda r: f"โรงเรียนเอกชนสอนศาสนาอิสลาม {r.randint(10, 99)} แห่ง วันสำคัญทางศาสนา: วันมาฆบูชา",
    lambda r: f"สำนักงานตั้งอยู่เลขที่ {r.randint(1, 999)} หมู่ที่ {r.randint(1, 9)} ตำบลตัวอย่าง",
    lambda r: f"เลขประจำตัวนักเรียน 5 หลัก จำนวน {r.randint(100, 999)} คน",
    lambda r: f"รูป logo@2x.png ขนาด {r.randint(100, 999)} และ @โรงเรียน{n.digits(r, 3)}",
    lambda r: f"เลขที่สัญญา {r.randint(1, 99)}/2568 ลงวันที่ 06 2567 {r.randint(2560, 2568)}",
    lambda r: f"เลขที่ใบเสร็จ 08{n.digits(r, 8)} เล่มที่ {r.randint(1, 99)}",
    lambda r: f"พิกัด 16.{n.digits(r, 7)}, 102.{n.digits(r, 7)} ความสูง {r.randint(100, 900)} เมตร",
)
_EACH = 12


def negatives() -> list[Sample]:
    """Sentences with numbers and words that only look like personal data."""
    random = Random(SEED + 1)
    return [Sample(make(random), frozenset()) for make in _LOOKALIKES for _time in range(_EACH)]
