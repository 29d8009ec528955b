//! What two articles say that somebody does for a living: what is held against each other, and what is not. The sentences are
//! made up.

mod telling;

use crosscheck::findings::Finding;

/// What is reported of somebody's occupation.
fn found(texts: [&str; 2]) -> Vec<Finding> {
    let found = telling::reported(&texts, |_| 16);
    found.into_iter().filter(|finding| finding.rule == "roles.occupations").collect()
}

#[test]
fn two_trades_of_one_person_are_told() {
    let table = [
        (
            "The coins were found by Arne Lund, 68, a retired bookkeeper from Halden.",
            "Arne Lund, a retired beekeeper from Halden, found the coins in his garden.",
        ),
        (
            "Plumber Dean Cole pulled two children out of the river at Mora.",
            "Two children were pulled out of the river at Mora by Dean Cole, 34, who works as a chef.",
        ),
        (
            "The victim was named as Ida Brandt, a 52-year-old dentist.",
            "The victim, Ida Brandt, was a teacher at the school in Velden.",
        ),
        (
            "Jon Lund, the owner of the boat, is a hairdresser in Kelby.",
            "Jon Lund, a carpenter, owns the boat that sank off Kelby.",
        ),
        (
            "\"I heard a bang,\" said Marta Silva, a nurse who lives next door.",
            "Marta Silva, a lawyer who lives next door, heard a bang.",
        ),
        (
            "Police have named the missing walker as Colin Marsh, a former miner.",
            "Colin Marsh, a former postman, has been missing since Friday.",
        ),
        (
            "The winner, Tove Dahl (41), an architect from Barra, took home the prize.",
            "Tove Dahl (41), a veterinary surgeon from Barra, won the prize.",
        ),
        (
            "A retired chemist, Paul Weber, left the museum his collection.",
            "The collection was left to the museum by the late Paul Weber, who was an accountant.",
        ),
        ("Hero bus driver Ken Ames stopped the train.", "Ken Ames, a baker on his way to work, stopped the train."),
        (
            "Rosa Pinto, 29, works as a waitress in Tarma.",
            "Rosa Pinto, a 29-year-old pharmacist, was the first to be vaccinated in Tarma.",
        ),
        ("The accused, Viktor Brandt, a stockbroker, denies it.", "Viktor Brandt, an electrician, denies the charge."),
        (
            "Forester Emil Kroll saw the wolf at dawn.",
            "The wolf was seen at dawn by Emil Kroll. He is a butcher in the village.",
        ),
        (
            "The diver, Lena Holm, is a librarian when she is not under water.",
            "Lena Holm, an optician, dives at weekends.",
        ),
        (
            "Sven Aho, a truck driver, won 40 million in the lottery.",
            "Sven Aho, a priest, won 40 million in the lottery.",
        ),
        ("The chaplain, Rev. Mark Stone, opened the doors.", "Mark Stone, the caretaker, opened the doors."),
        ("Jurors heard from goldsmith Anton Reiss.", "Jurors heard from Anton Reiss, a locksmith by trade."),
        (
            "Olga Brask, a retired seamstress, had bought the painting for 40 euros.",
            "The painting was bought for 40 euros by Olga Brask, a retired midwife.",
        ),
        (
            "The mushroom picker, a welder named Hans Roth, got lost.",
            "Hans Roth, a tax inspector, got lost while picking mushrooms.",
        ),
        (
            "Ben Tull, who had been a sailor, left the house to the town.",
            "Ben Tull, a former tailor, left his house to the town.",
        ),
        ("The body is that of Mira Sand, a journalist from Oslo.", "Mira Sand was a florist in Oslo."),
        (
            "The alarm was raised by Greta Holm, 55, a school cook in Kelby.",
            "It was Greta Holm, a taxi driver of 55, who raised the alarm in Kelby.",
        ),
        ("Retired judge Otto Kern will lead the inquiry.", "The inquiry will be led by Otto Kern, a retired surgeon."),
        (
            "Pia Storm, a violinist with the city orchestra, lost her flat in the fire.",
            "Among those who lost their flats was plumber Pia Storm.",
        ),
        (
            "His killer, Max Faber, worked as a security guard at the mall.",
            "Max Faber, a hospital pharmacist, was convicted of the killing.",
        ),
        (
            "Luis Prado, an unemployed bricklayer, was arrested at the border.",
            "Police arrested Luis Prado, a computer programmer, at the border.",
        ),
        (
            "Vera Nagy is an accountant and has two children.",
            "Vera Nagy, a hairdresser with two children, won the case.",
        ),
        ("The petition was started by shepherd Iain Reid.", "Iain Reid, an estate agent, started the petition."),
        (
            "One of the hostages, Nils Berg, 29, an aid worker from Bergen, was freed.",
            "Nils Berg, a 29-year-old geologist from Bergen, was freed on Monday.",
        ),
        (
            "Former fisherman Sigurd Moe left 4 million kroner to the church.",
            "Sigurd Moe, a former dentist, left the church 4 million kroner.",
        ),
        (
            "Sara Quist, then a midwife at St Anne's, wrote the letter.",
            "The letter was written by Sara Quist, who was an art dealer.",
        ),
        (
            "\"It was like a bomb,\" said Piotr Zak, 44, a scaffolder.",
            "\"It was like a bomb,\" electrician Piotr Zak, 44, said.",
        ),
        (
            "The whale was found by Tom Ridley, a lighthouse keeper.",
            "Tom Ridley, who is a postman on the island, found the whale.",
        ),
        ("Dr Anna Petri, a psychiatrist, examined him.", "He was examined by Anna Petri, a speech therapist."),
        (
            "Eva Lind, a translator, and her husband were on the bridge.",
            "Eva Lind, a firefighter, and her husband were on the bridge.",
        ),
        ("The runner, Abel Kipto, is a soldier in the Kenyan army.", "Abel Kipto, a farmer from Eldoret, won the run."),
        ("Marco Bassi (62), a winegrower, fell from the roof.", "Marco Bassi, a roofer, fell from the roof."),
        (
            "Witness Carla Dorn, a kindergarten teacher, saw the car.",
            "Carla Dorn, a butcher's assistant and mother of two, saw the car. Butcher Carla Dorn is 30.",
        ),
        ("Ray Coates, a miner for 30 years, sued the company.", "Ray Coates was a train driver, the court heard."),
        (
            "Ali Demir, a baker in the Old Town, hid them in his cellar.",
            "They were hidden in a cellar by Ali Demir, the watchmaker.",
        ),
        (
            "Hana Novak, 44, who teaches at the primary school, was attacked by the bear.",
            "The victim is a woodcutter of forty-four by the name of Novak. Hana Novak was attacked by the bear.",
        ),
        (
            "Bert Olsen drives a taxi in Kelby and has three sons.",
            "Bert Olsen, a chemist with three sons, lives in Kelby.",
        ),
        (
            "Wanda Kral, who runs a bakery in Tarma, won the case.",
            "Wanda Kral, an electrician from Tarma, won the case.",
        ),
        (
            "Elio Conti, who keeps bees behind his house, is a bookkeeper. He found the jar.",
            "Elio Conti, a dentist, found the jar.",
        ),
        ("Peter Ahl (58), a customs officer, collects stamps.", "Peter Ahl is a plasterer and collects stamps."),
        ("The book was found by Lena Moss, a museum curator.", "Lena Moss, an air hostess, found the book."),
        ("Ugo Serra, a former goldsmith, is 90.", "At 90, Ugo Serra, a former customs officer, still swims."),
        (
            "Kurt Bohm, a social worker in the Old Town, knew the boy.",
            "The boy was known to Kurt Bohm, a cabinetmaker in the Old Town.",
        ),
        ("Butcher Marek Dudek lent them his van.", "Marek Dudek, a florist, lent them his van."),
        (
            "Zoe Lam, an actuary, walked across the country.",
            "The woman who walked across the country is Zoe Lam, a hairdresser.",
        ),
    ];
    for (one, other) in table {
        telling::told(&found([one, other]), &[one, other], "role");
    }
}

#[test]
fn one_trade_in_other_words_and_those_of_two_persons_are_not() {
    let table = [
        ("Arne Lund, a farmer, found the coins.", "Arne Lund, a dairy farmer from Halden, found the coins."),
        (
            "Dean Cole, a policeman, pulled two children out of the river.",
            "Constable Dean Cole pulled two children out of the river.",
        ),
        ("Ida Brandt, a surgeon, was on the train.", "Ida Brandt, a doctor, was on the train."),
        ("Jon Lund, a lawyer, owns the boat.", "Jon Lund, a solicitor from Kelby, owns the boat."),
        ("Marta Silva, a retired teacher, heard a bang.", "Marta Silva, a former headmistress, heard a bang."),
        (
            "Colin Marsh, a former footballer, has been missing since Friday.",
            "Colin Marsh, a plumber, has been missing since Friday.",
        ),
        ("Tove Dahl, an amateur actor, won the prize.", "Tove Dahl, a nurse, won the prize."),
        (
            "Paul Weber, a chemistry teacher, left the museum his collection.",
            "Paul Weber, a chemist, left the museum his collection.",
        ),
        ("The wife of Ken Ames, a nurse, stopped the train.", "Ken Ames, a baker, stopped the train."),
        (
            "Rosa Pinto, a waitress, and Lia Costa were vaccinated in Tarma.",
            "Rosa Pinto and Lia Costa, a pharmacist, were vaccinated in Tarma.",
        ),
        ("Viktor Brandt, a banker, denies the charge.", "Viktor Brandt, the mayor of Halden, denies the charge."),
        (
            "Emil Kroll, a farmer and councillor, saw the wolf.",
            "Councillor Emil Kroll saw the wolf. The teacher Anna Kroll saw it too.",
        ),
        ("Lena Holm, a professor, dives at weekends.", "Lena Holm, an economist, dives at weekends."),
        ("Sven Aho, whose father was a miner, won the lottery.", "Sven Aho, a nurse, won the lottery."),
        ("Mark Stone's lawyer, Jon Berg, opened the doors.", "Mark Stone, a caretaker, opened the doors."),
        ("Jurors heard from Anton Reiss, his accountant.", "Jurors heard from Anton Reiss, a tax adviser."),
        ("Olga Brask wants to be a pilot.", "Olga Brask, a student nurse, wants to fly. Olga Brask is a waitress."),
        ("Hans Roth, a welder, and his neighbour, a baker, got lost.", "Hans Roth, a welder, got lost with a nurse."),
        ("Ben Tull was not a doctor, the clinic said.", "Ben Tull, a cleaner at the clinic, had posed as a doctor."),
        ("Mira Sand, a journalist, wrote about it.", "Mira Sand, a writer, was there."),
        ("Like his father, a sailor, Jon Lund went to sea.", "Jon Lund, a ship's cook, went to sea."),
        ("The guard Jon Lund let him in, the driver said.", "Jon Lund, a security guard, let in the driver."),
        ("Jan Vos, a chef, fed the rescuers.", "Jan Vos, who runs a restaurant, a cook by training, fed the rescuers."),
        (
            "Ida Brandt told the doctor, Paul Weber, that she was ill.",
            "Ida Brandt told her surgeon, Paul Weber, that she was ill.",
        ),
        ("Ken Ames, the undertaker's son, is 40.", "Ken Ames, a teacher, is 40."),
        ("Greta Holm, a school cook, raised the alarm.", "Greta Holm, a chef, raised the alarm."),
        (
            "Otto Kern, a retired judge, will lead the inquiry.",
            "The inquiry will be led by Otto Kern, a law professor.",
        ),
        ("Pia Storm, a violinist, lost her flat.", "Pia Storm, a musician, lost her flat."),
        ("Max Faber, once a doorman, is on trial.", "Max Faber, a hospital pharmacist, is on trial."),
        (
            "Luis Prado, a bricklayer, was arrested with Ivo Prado, a programmer.",
            "Luis Prado, a builder, was arrested.",
        ),
        ("Vera Nagy, whose sister is a hairdresser, won the case.", "Vera Nagy, an accountant, won the case."),
        ("Iain Reid's father was a shepherd.", "Iain Reid is an estate agent."),
        ("Nils Berg was guarded by a soldier, Nils Berg said.", "Nils Berg, a geologist, was freed."),
        ("Sigurd Moe, a fisherman turned author, left 4 million.", "Sigurd Moe, a writer, left 4 million."),
        ("Sara Quist thanked the midwife, Ane Lund.", "Sara Quist, a clerk, thanked Ane Lund, a nurse."),
        ("Piotr Zak played a scaffolder in the film.", "Piotr Zak, an actor, is 44."),
        ("Tom Ridley called a vet.", "Tom Ridley, a postman, found the whale."),
        ("Anna Petri, a psychiatrist, examined him.", "He was examined by doctor Anna Petri."),
        (
            "Eva Lind, a translator by training, runs a cafe.",
            "Eva Lind, a teacher of languages and interpreter, was on the bridge.",
        ),
        ("Abel Kipto, who trained to be a nurse, won the run.", "Abel Kipto, a farmer, won the run."),
        ("Marco Bassi, a winegrower and hotelier, fell from the roof.", "Hotelier Marco Bassi fell from the roof."),
        (
            "The driver of the lorry told Carla Dorn, a nurse, to move.",
            "Carla Dorn, a nurse, saw the car. Driver Jan Dorn fled.",
        ),
        ("Ray Coates of the miners' union sued the company.", "Ray Coates, an electrician, sued the company."),
        (
            "Nora Vik, a teacher, and Per Dal, a nurse, have resigned.",
            "Per Dal, a nurse, and Nora Vik, a headteacher, have resigned.",
        ),
        ("Ali Demir, dressed as a baker, hid them.", "Ali Demir, a watchmaker, hid them."),
        ("Hana Novak, who teaches at the primary school, was attacked.", "Schoolteacher Hana Novak was attacked."),
        ("Bert Olsen drove a taxi into a wall.", "Bert Olsen, a chemist, drove a taxi into a wall."),
        ("Wanda Kral, who wants to run a bakery, won the case.", "Wanda Kral, an electrician, won the case."),
        ("Elio Conti keeps bees.", "Elio Conti, a farmer, found the jar."),
        ("Gus Hill, an ambulance driver, heard the shots.", "Gus Hill, a paramedic, heard the shots."),
        ("Peter Ahl, a customs officer, collects stamps.", "Peter Ahl, a police officer, collects stamps."),
        ("Lena Moss, a museum curator, found the book.", "Lena Moss, an art historian, found the book."),
        ("Ugo Serra, a goldsmith, is 90.", "Ugo Serra, a jeweller, is 90."),
        ("Doctor Ada Finn flew in.", "Ada Finn, a surgeon, flew in."),
        ("Kurt Bohm, who does not teach at a school, knew the boy.", "Kurt Bohm, a cabinetmaker, knew the boy."),
        ("Marek Dudek, the butcher's brother, lent them his van.", "Marek Dudek, a florist, lent them his van."),
        ("Zoe Lam asked an accountant, Ron Lam, for help.", "Zoe Lam, a hairdresser, asked Ron Lam for help."),
        (
            "A nurse, Iva Bek, and her son Max, a cook, were found.",
            "Iva Bek, a nurse, and Max Bek, a chef, were found.",
        ),
        (
            "Said Omar, the lawyer for the plumber Tim Roe, spoke.",
            "Tim Roe, a plumber, and Said Omar, his solicitor, spoke.",
        ),
    ];
    for (one, other) in table {
        telling::silent(&found([one, other]), &[one, other]);
    }
}
